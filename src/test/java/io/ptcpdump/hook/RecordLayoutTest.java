package io.ptcpdump.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ptcpdump.model.Direction;
import io.ptcpdump.model.Owner.Evidence;
import io.ptcpdump.model.Owner.Trail;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Java reads and writes stands where the kernel programs have it, as the prebuilt object's BTF says. */
class RecordLayoutTest {
    private final Btf btf = new Btf(KernelPrograms.object());

    @Test
    void shouldReadPacketRecordsWhereTheKernelWritesThem() {
        Btf.Struct record = btf.struct("packet_record");
        assertEquals(record.offset("time_ns"), PacketRing.TIME);
        assertEquals(record.offset("cookie"), PacketRing.COOKIE);
        assertEquals(record.offset("wire_length"), PacketRing.WIRE_LENGTH);
        assertEquals(record.offset("captured_length"), PacketRing.CAPTURED_LENGTH);
        assertEquals(record.offset("size_class"), PacketRing.SIZE_CLASS);
        assertEquals(record.offset("ifindex"), PacketRing.IFINDEX);
        assertEquals(record.offset("direction"), PacketRing.DIRECTION);
        assertEquals(record.offset("flags"), PacketRing.FLAGS);
        assertEquals(record.offset("dropped"), PacketRing.DROPPED);
        assertEquals(record.offset("owner"), PacketRing.OWNER);
        assertEquals(record.size(), PacketRing.SIZE);
    }

    @Test
    void shouldReadOwnersWhereTheKernelWritesThem() {
        Btf.Struct owner = btf.struct("owner");
        assertEquals(owner.offset("start_ns"), OwnerRecord.START);
        assertEquals(owner.offset("cgroup_id"), OwnerRecord.CGROUP);
        assertEquals(owner.offset("since_ns"), OwnerRecord.SINCE);
        assertEquals(owner.offset("pid"), OwnerRecord.PID);
        assertEquals(owner.offset("tid"), OwnerRecord.TID);
        assertEquals(owner.offset("uid"), OwnerRecord.UID);
        assertEquals(owner.offset("evidence"), OwnerRecord.EVIDENCE);
        assertEquals(owner.offset("trail"), OwnerRecord.TRAIL);
        assertEquals(owner.offset("comm_choice"), OwnerRecord.COMM_CHOICE);
        assertEquals(owner.offset("comm"), OwnerRecord.COMM);
        assertEquals(owner.size(), OwnerRecord.SIZE);
    }

    @Test
    void shouldAskAboutUndecidedPacketsWhereTheKernelReadsIt() {
        Btf.Struct decision = btf.struct("decision");
        assertEquals(decision.offset("tail"), KernelLateOwners.TAIL);
        assertEquals(decision.offset("flags"), KernelLateOwners.FLAGS);
        assertEquals(decision.offset("matching"), KernelLateOwners.MATCHING);
        assertEquals(decision.offset("owner"), KernelLateOwners.OWNER);
        assertEquals(decision.size(), KernelLateOwners.SIZE);
        assertEquals(btf.struct("packet_tail").size(), PacketRing.TAIL_SIZE);
        assertEquals(0, btf.struct("packet_tail").offset("peer"));
        assertEquals(decision.offset("key"), KernelLateOwners.KEY);
        assertEquals(KernelLateOwners.KNOWLEDGE_SIZE, btf.struct("knowledge").size());
        assertEquals(KernelLateOwners.FLOWS_AND_TRANSLATIONS, btf.struct("knowledge").offset("flows"));
        assertEquals(KernelLateOwners.FLOWS_AND_TRANSLATIONS + Integer.BYTES, btf.struct("knowledge").offset("translations"));
        assertEquals(KernelLateOwners.LEFT, btf.struct("knowledge").offset("left"));
        assertEquals(
                Map.of("PACKET_HAS_PEER", PacketRing.HAS_PEER, "PACKET_UNDECIDED", PacketRing.UNDECIDED,
                        "PACKET_FORWARDED", PacketRing.FORWARDED, "PACKET_UNMATCHED", PacketRing.UNMATCHED,
                        "PACKET_LEFT", PacketRing.LEFT, "PACKET_UNCOUNTED", PacketRing.UNCOUNTED,
                        "PACKET_UNJUDGED", PacketRing.UNJUDGED,
                        "PACKET_OPENS", 128), // for the kernel alone, which is given all flags back
                btf.enumeration("packet_flags"));
    }

    @Test
    void shouldReadProcessEventsWhereTheKernelWritesThem() {
        Btf.Struct record = btf.struct("process_record");
        assertEquals(record.offset("time_ns"), ProcessRecord.TIME);
        assertEquals(record.offset("start_ns"), ProcessRecord.START);
        assertEquals(record.offset("parent_start_ns"), ProcessRecord.PARENT_START);
        assertEquals(record.offset("type"), ProcessRecord.TYPE);
        assertEquals(record.offset("pid"), ProcessRecord.PID);
        assertEquals(record.offset("parent_pid"), ProcessRecord.PARENT_PID);
        assertEquals(record.offset("uid"), ProcessRecord.UID);
        assertEquals(record.offset("path_length"), ProcessRecord.PATH_LENGTH);
        assertEquals(record.offset("arguments_length"), ProcessRecord.ARGUMENTS_LENGTH);
        assertEquals(record.offset("path_truncated"), ProcessRecord.PATH_TRUNCATED);
        assertEquals(record.offset("arguments_truncated"), ProcessRecord.ARGUMENTS_TRUNCATED);
        assertEquals(record.offset("comm"), ProcessRecord.COMM);
        assertEquals(record.size(), ProcessRecord.SIZE);
    }

    @Test
    void shouldReadEventsOfCgroupsWhereTheKernelWritesThem() {
        Btf.Struct record = btf.struct("cgroup_record");
        assertEquals(record.offset("id"), ProcessRecord.CGROUP_ID);
        assertEquals(record.offset("type"), ProcessRecord.TYPE);
        assertEquals(record.offset("path_length"), ProcessRecord.CGROUP_PATH_LENGTH);
        assertEquals(record.size(), ProcessRecord.CGROUP_SIZE);
    }

    @Test
    void shouldWriteJudgementsWhereTheKernelReadsThem() {
        Btf.Struct judged = btf.struct("judged");
        assertEquals(judged.offset("cgroup_id"), KernelContainerJudgements.CGROUP);
        assertEquals(judged.offset("start_ns"), KernelContainerJudgements.START);
        assertEquals(judged.offset("pid"), KernelContainerJudgements.PID);
        assertEquals(judged.size(), KernelContainerJudgements.KEY_SIZE);
        Btf.Struct judgement = btf.struct("judgement");
        assertEquals(judgement.offset("round"), KernelContainerJudgements.ROUND);
        assertEquals(judgement.offset("choice"), KernelContainerJudgements.CHOICE);
        assertEquals(judgement.size(), KernelContainerJudgements.VALUE_SIZE);
        Map<String, Integer> matching = new HashMap<>();
        for (Matching each : Matching.values()) {
            matching.put(each.name(), each.ordinal());
        }
        assertEquals(matching, btf.enumeration("matching"));
    }

    @Test
    void shouldWriteTheConfigurationWhereTheKernelReadsIt() {
        Btf.Struct config = btf.struct("config");
        assertEquals(config.offset("packet_limit"), KernelConfig.PACKET_LIMIT);
        assertEquals(config.offset("snaplen"), KernelConfig.SNAPLEN);
        assertEquals(config.offset("has_filter"), KernelConfig.HAS_FILTER);
        assertEquals(config.offset("filter_processes"), KernelConfig.FILTER_PROCESSES);
        assertEquals(config.offset("wants_processes"), KernelConfig.WANTS_PROCESSES);
        assertEquals(config.offset("filter_names"), KernelConfig.FILTER_NAMES);
        assertEquals(config.offset("filter_uids"), KernelConfig.FILTER_UIDS);
        assertEquals(config.offset("filter_containers"), KernelConfig.FILTER_CONTAINERS);
        assertEquals(config.offset("follow_forks"), KernelConfig.FOLLOW_FORKS);
        assertEquals(config.offset("by_samples"), KernelConfig.BY_SAMPLES);
        assertEquals(config.offset("scans_proc"), KernelConfig.SCANS_PROC);
        assertEquals(config.offset("notes_sends"), KernelConfig.NOTES_SENDS);
        assertEquals(config.offset("namespace"), KernelConfig.NAMESPACE);
        assertEquals(config.size(), KernelConfig.SIZE);
    }

    @Test
    void shouldWriteMatchesWhereTheKernelReadsThem() {
        Btf.Struct match = btf.struct("match");
        assertEquals(match.offset("start_ticks"), ProcessMatches.START_TICKS);
        assertEquals(match.offset("wanted"), ProcessMatches.WHY_WANTED);
        assertEquals(match.offset("unwanted"), ProcessMatches.WHY_UNWANTED);
        int itself = ProcessMatches.BY_PID | ProcessMatches.BY_NAME | ProcessMatches.BY_FORK | ProcessMatches.BY_PARENT;
        assertEquals(
                Map.of("MATCH_PID", ProcessMatches.BY_PID, "MATCH_NAME", ProcessMatches.BY_NAME, "MATCH_FORK", ProcessMatches.BY_FORK,
                        "MATCH_PARENT", ProcessMatches.BY_PARENT, "MATCH_CHILDREN", ProcessMatches.CHILDREN, "MATCH_ITSELF", itself),
                btf.enumeration("match_reason"));
        assertEquals(
                Map.of("WANTED", ProcessMatches.WANTED, "UNWANTED", ProcessMatches.UNWANTED, "UNJUDGED", ProcessMatches.UNJUDGED),
                btf.enumeration("choice"));
    }

    @Test
    void shouldFindTheCountersWhereTheKernelCounts() {
        Btf.Struct counters = btf.struct("packet_counters");
        assertEquals(counters.offset("received"), PacketCounters.RECEIVED * (long) Long.BYTES);
        assertEquals(counters.offset("dropped"), PacketCounters.DROPPED * (long) Long.BYTES);
        assertEquals(counters.size(), 2 * Long.BYTES);
        Map<String, Integer> losses = btf.enumeration("loss");
        assertEquals(losses.get("LOSS_PROCESS_EVENT"), LossCounters.PROCESS_EVENT);
        assertEquals(losses.get("NO_LOSS_PROCESS_EVENT"), LossCounters.NOT_LOST_PROCESS_EVENT);
        assertEquals(losses.get("LOSS_OWNER"), LossCounters.OWNER);
    }

    @Test
    void shouldNameEvidenceAndTrailsInTheKernelsOrder() {
        assertEquals(numbered("EVIDENCE_", Evidence.values(), Evidence.FILE), btf.enumeration("evidence"));
        assertEquals(numbered("TRAIL_", Trail.values(), Trail.UNKNOWN), btf.enumeration("trail"));
    }

    /** The names in order from 1, with NONE for 0 and without the one that the kernel does not know. */
    private static Map<String, Integer> numbered(String prefix, Enum<?>[] constants, Enum<?> notOfTheKernel) {
        Map<String, Integer> numbers = new HashMap<>(Map.of(prefix + "NONE", 0));
        for (Enum<?> each : constants) {
            if (each != notOfTheKernel) {
                numbers.put(prefix + each.name(), each.ordinal() + 1);
            }
        }
        return numbers;
    }

    @Test
    void shouldNumberDirectionsAsTheKernelDoes() {
        assertEquals(
                Map.of("DIRECTION_IN", Direction.IN.ordinal(), "DIRECTION_OUT", Direction.OUT.ordinal()),
                btf.enumeration("packet_direction"));
    }

    @Test
    void shouldTellProcessEventsApartByTheKernelsNumbers() {
        assertEquals(
                Map.of("PROCESS_FORK", ProcessRecord.FORK, "PROCESS_EXEC", ProcessRecord.EXEC, "PROCESS_EXIT", 3, "CGROUP_MADE", ProcessRecord.CGROUP_MADE),
                btf.enumeration("process_event_type"));
    }
}
