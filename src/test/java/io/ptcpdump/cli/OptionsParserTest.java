package io.ptcpdump.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.cli.Options.Action;
import io.ptcpdump.cli.Options.CaptureDirection;
import io.ptcpdump.container.ContainerCriteria;
import io.ptcpdump.container.ContainerCriteria.PodPattern;
import io.ptcpdump.container.EngineChoice;
import io.ptcpdump.container.Glob;
import io.ptcpdump.process.ProcessFilter;
import io.ptcpdump.text.DumpStyle;
import io.ptcpdump.text.TextOptions.OwnerFields;
import io.ptcpdump.text.TimestampStyle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsParserTest {
    /** Words are separated by single spaces; an empty line has none. */
    private static Options parse(String line) {
        return OptionsParser.parse(line.isEmpty() ? new String[0] : line.split(" "), () -> false);
    }

    private static String refusal(String... words) {
        String message = assertThrows(UsageException.class, () -> OptionsParser.parse(words, () -> false)).getMessage();
        assertFalse(message.contains("\n"), message);
        return message;
    }

    @Test
    void shouldCaptureOnLoopbackWhenNothingIsAskedFor() {
        Options options = parse("");
        assertEquals(Action.CAPTURE, options.action());
        assertEquals(List.of("lo"), options.interfaces());
        assertNull(options.readFile());
        assertNull(options.writeFile());
        assertEquals(0, options.packetLimit());
        assertEquals(262_144, options.snaplen());
        assertEquals(CaptureDirection.BOTH, options.direction());
        assertEquals("", options.expression());
        assertEquals(List.of(), options.command());
        assertTrue(options.processes().isEmpty());
        assertFalse(options.nanoseconds());
        assertFalse(options.countOnly());
        assertFalse(options.printWithWrite());
        assertFalse(options.unbuffered());
        assertFalse(options.immediate());
        assertFalse(options.quietStart());
        assertFalse(options.information());
        assertEquals(TimestampStyle.TIME_OF_DAY, options.text().timestamps());
        assertEquals(DumpStyle.NONE, options.text().dump());
        assertEquals(OwnerFields.ALL, options.text().owners());
        assertFalse(options.text().lineBuffered());
        assertEquals(0, options.print().verbose());
        assertEquals(0, options.print().numeric());
    }

    @Test
    void shouldTakeInterfacesOneByOneAndInLists() {
        assertEquals(List.of("lo", "any", "eth0"), parse("-i lo,any -i eth0 --interface lo").interfaces());
        assertEquals(List.of("wlan0"), parse("-iwlan0").interfaces());
        assertEquals("empty value for -i", refusal("-i", "lo,"));
        assertEquals("empty value for -i", refusal("-i", ""));
    }

    @Test
    void shouldCaptureACommandOnAnyInterface() {
        Options options = parse("-n tcp -- curl -v -- http://localhost");
        assertEquals(List.of("any"), options.interfaces());
        assertEquals(List.of("curl", "-v", "--", "http://localhost"), options.command());
        assertEquals("tcp", options.expression());
        assertEquals(0, options.print().verbose());
        assertEquals(List.of("eth0"), parse("-i eth0 -- true").interfaces());
        assertEquals(List.of("lo"), parse("--").interfaces());
    }

    @Test
    void shouldNotRunACommandWhileAFileIsRead() {
        assertEquals("a command cannot be run while a file is read", refusal("-r", "file", "--", "true"));
        assertEquals(Action.READ, parse("-r file --").action());
        assertEquals("-", parse("-r-").readFile());
    }

    @Test
    void shouldUntieBundles() {
        Options options = parse("-nnvvv");
        assertEquals(2, options.print().numeric());
        assertEquals(3, options.print().verbose());
        assertEquals(1, parse("-c1").packetLimit());
        assertEquals(7, parse("-nc7").packetLimit());
        assertEquals(7, parse("-nc 7").packetLimit());
        options = parse("-ttttnS#q");
        assertEquals(TimestampStyle.DATE, options.text().timestamps());
        assertEquals(1, options.print().numeric());
        assertTrue(options.print().absoluteSequence());
        assertTrue(options.print().quiet());
        assertTrue(options.text().numbers());
    }

    @ParameterizedTest
    @CsvSource({"-t,NONE", "-tt,EPOCH", "-ttt,SINCE_PREVIOUS", "-tttt,DATE", "-ttttt,SINCE_FIRST", "-t -tt,SINCE_PREVIOUS"})
    void shouldCountTimestampOptions(String words, TimestampStyle expected) {
        assertEquals(expected, parse(words).text().timestamps());
    }

    @ParameterizedTest
    @CsvSource({"-x,HEX,false", "-xx,HEX,true", "-X,HEX_AND_ASCII,false", "-XX,HEX_AND_ASCII,true", "-A,ASCII,false", "-AA,ASCII,true"})
    void shouldDumpBytes(String word, DumpStyle.Format format, boolean linkHeader) {
        assertEquals(new DumpStyle(format, linkHeader), parse(word).text().dump());
    }

    @Test
    void shouldTakeFilesAndCounts() {
        Options options = parse("-w out.pcap --print --count -U --immediate-mode -c 5 -s 0 --snapshot-length=96");
        assertEquals("out.pcap", options.writeFile());
        assertTrue(options.printWithWrite());
        assertTrue(options.countOnly());
        assertTrue(options.unbuffered());
        assertTrue(options.immediate());
        assertEquals(5, options.packetLimit());
        assertEquals(96, options.snaplen());
        assertEquals("-", parse("-w -").writeFile());
    }

    @Test
    void shouldNotMixTextIntoPacketsOnStandardOutput() {
        assertEquals("--print and -w - would mix text and packets on standard output", refusal("-w", "-", "--print"));
    }

    @Test
    void shouldTakeProcesses() {
        ProcessFilter filter =
                parse("--pid 1,22 --pid 333 --pname curl --pname a,b --uid 0,4294967294 --ppid 7,8 --not-pid 9 -f").processes();
        assertArrayEquals(new int[] {1, 22, 333}, filter.wanted().pids());
        assertEquals(List.of("curl", "a,b"), filter.wanted().names());
        assertArrayEquals(new int[] {0, -2}, filter.wanted().uids());
        assertArrayEquals(new int[] {7, 8}, filter.wanted().parents());
        assertTrue(filter.wanted().followsForks());
        assertArrayEquals(new int[] {9}, filter.unwanted().pids());
        filter = parse("--not-pid 1,2 --not-pname sshd --not-pname x --not-uid 0 --not-uid 5 --not-ppid 3").processes();
        assertTrue(filter.wanted().isEmpty());
        assertArrayEquals(new int[] {1, 2}, filter.unwanted().pids());
        assertEquals(List.of("sshd", "x"), filter.unwanted().names());
        assertArrayEquals(new int[] {0, 5}, filter.unwanted().uids());
        assertArrayEquals(new int[] {3}, filter.unwanted().parents());
        assertFalse(filter.unwanted().followsForks());
        assertTrue(parse("--follow-forks --not-pid 1").processes().unwanted().followsForks());
    }

    @Test
    void shouldTakeJsonWithWhatHasAPlaceInIt() {
        assertFalse(parse("-n").json());
        assertTrue(parse("--json -v -n -e -q -l -c 3 --nano --utc-time --oneline --context process").json());
        assertTrue(parse("--json -r a -w b --print").json());
        for (String option : List.of("-A", "-x", "-X", "-t", "-#", "--count")) {
            assertEquals("--json cannot be combined with " + option, refusal("--json", option));
        }
        assertEquals("--json with -w needs --print, without which nothing is printed", refusal("--json", "-w", "a"));
    }

    @Test
    void shouldTakeDigitsOfTheSecond() {
        assertTrue(parse("--nano").nanoseconds());
        assertFalse(parse("--micro").nanoseconds());
        assertTrue(parse("--time-stamp-precision nano").nanoseconds());
        assertFalse(parse("--time-stamp-precision=micro --nano").nanoseconds());
    }

    @Test
    void shouldChooseWhatIsSaidOfOwners() {
        assertEquals(new OwnerFields(true, false, false, true, false, false), parse("--context process,user").text().owners());
        assertEquals(new OwnerFields(false, true, true, false, false, false), parse("--context thread --context parentproc").text().owners());
        assertEquals(new OwnerFields(false, false, false, false, true, true), parse("--context container,pod").text().owners());
    }

    @Test
    void shouldTakeWhatElseTextHas() {
        Options options = parse("--oneline -e -l -K -N");
        assertTrue(options.text().oneline());
        assertTrue(options.text().lineBuffered());
        assertTrue(options.print().linkHeader());
        assertTrue(options.print().noChecksums());
        assertTrue(options.print().noDomains());
        assertTrue(OptionsParser.parse(new String[0], () -> true).text().lineBuffered());
    }

    @ParameterizedTest
    @CsvSource({"in,IN", "out,OUT", "inout,BOTH"})
    void shouldTakeADirection(String word, CaptureDirection expected) {
        assertEquals(expected, parse("-Q " + word).direction());
        assertEquals(expected, parse("--direction=" + word).direction());
    }

    @ParameterizedTest
    @CsvSource({"-h,HELP", "--help,HELP", "--version,VERSION", "-D,LIST_INTERFACES", "--list-interfaces,LIST_INTERFACES"})
    void shouldTakeWhatIsNoCapture(String word, Action expected) {
        assertEquals(expected, parse(word).action());
        assertEquals(expected, parse("-n tcp " + word).action());
    }

    @Test
    void shouldSayMoreOrLess() {
        assertTrue(parse("--log-level error").quietStart());
        assertTrue(parse("--log-level info").information());
        assertTrue(parse("--log-level debug").information());
        assertFalse(parse("--log-level warn").information());
    }

    @Test
    void shouldJoinTheWordsOfTheExpression() {
        assertEquals("tcp port 80", parse("tcp port -n 80").expression());
        assertEquals("tcp[0] = -1", parse("tcp[0] = -1").expression());
        assertEquals("@file", parse("@file").expression());
    }

    @Test
    void shouldReadTheExpressionFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("filter"), "tcp\nport 80\n");
        assertEquals("tcp\nport 80", OptionsParser.parse(new String[] {"-F", file.toString(), "udp"}, () -> false).expression());
        assertEquals("can't open /no/such/file: No such file or directory", refusal("-F", "/no/such/file"));
    }

    @Test
    void shouldSayWhatItDoesNotKnow() {
        assertEquals("unknown option: '--foo'", refusal("--foo"));
        assertEquals("unknown option: '-Z'", refusal("tcp", "-Z"));
        assertEquals("unknown option: '-Z' (while processing option: '-nZ')", refusal("-nZ"));
        assertEquals("missing required parameter for option '--interface' (NAME)", refusal("-i"));
        assertEquals("expected parameter for option '--interface' but found '-n'", refusal("-i", "-n"));
        assertEquals("option '--count' should be specified without '3' parameter", refusal("--count=3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "1x", "", "9223372036854775808", "99999999999999999999"})
    void shouldRefuseACountThatIsNone(String count) {
        assertEquals("invalid packet count " + count, refusal("-c", count));
    }

    @ParameterizedTest
    @CsvSource({"1,1048576", "1024,1048576", "1025,2097152", "32768,33554432", "524289,1073741824", "1048576,1073741824"})
    void shouldMakeTheRingAPowerOfTwo(String kibibytes, int bytes) {
        assertEquals(bytes, parse("-B " + kibibytes).ringBytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1048577", "1M"})
    void shouldRefuseARingThatIsNone(String size) {
        assertEquals("invalid packet buffer size " + size, refusal("-B", size));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "262145", "1k"})
    void shouldRefuseALengthThatIsNone(String length) {
        assertEquals("invalid snaplen " + length, refusal("-s", length));
    }

    @Test
    void shouldRefuseWordsThatAreNotAmongThoseAsked() {
        assertEquals("unknown capture direction `up'", refusal("-Q", "up"));
        assertEquals("invalid context foo: not one of process, thread, parentproc, user, container, pod",
                refusal("--context", "process,foo"));
        assertEquals("invalid log level loud: not one of debug, info, warn, error", refusal("--log-level", "loud"));
        assertEquals("unable to parse time stamp precision pico: not micro or nano", refusal("--time-stamp-precision", "pico"));
        assertEquals("only -t, -tt, -ttt, -tttt and -ttttt are supported", refusal("-tttttt"));
    }

    @Test
    void shouldRefuseProcessesThatCannotBe() {
        assertEquals("invalid pid 0", refusal("--pid", "0"));
        assertEquals("invalid pid self", refusal("--pid", "1,self"));
        assertEquals("invalid uid root", refusal("--uid", "root"));
        assertEquals("invalid uid 4294967296", refusal("--uid", "4294967296"));
        assertEquals("invalid pid 2147483648", refusal("--pid", "2147483648"));
        assertEquals("invalid ppid 0", refusal("--ppid", "0"));
        assertEquals("invalid not-uid -1", refusal("--not-uid", "-1"));
        assertEquals("empty value for --not-pname", refusal("--not-pname", ""));
        assertEquals("empty value for --pid", refusal("--pid", "1,,2"));
        assertEquals("empty value for --pname", refusal("--pname", ""));
    }

    /** Engines are asked for a filter, whatever is shown. */
    @Test
    void shouldAskEnginesWhereContainersAreShownOrAskedFor() {
        assertInstanceOf(EngineAddresses.class, parse("").engines());
        assertInstanceOf(EngineAddresses.class, parse("--context pod").engines());
        assertSame(EngineChoice.NONE, parse("--context process").engines());
        assertInstanceOf(EngineAddresses.class, parse("--context process --container-name web").engines());
    }

    @Test
    void shouldTakeTheAddressesOfEngines() {
        EngineAddresses usual = (EngineAddresses) parse("").engines();
        assertEquals("/var/run/docker.sock", usual.docker());
        assertEquals("/run/podman/podman.sock", usual.podman());
        assertEquals("/run/containerd/containerd.sock", usual.containerd());
        assertEquals("/var/run/cri-dockerd.sock", usual.cri().get(1));
        EngineAddresses given = (EngineAddresses) parse("--docker-address unix:///tmp/d --containerd-address /tmp/c"
                + " --cri-runtime-address /tmp/r --kubeconfig /tmp/k").engines();
        assertEquals(new EngineAddresses("unix:///tmp/d", "", "/tmp/c", List.of("/tmp/r"), "/tmp/k"), given);
        assertThrows(UsageException.class, () -> parse("--docker-address ssh://host"));
    }

    @Test
    void shouldTakeContainersAndPods() {
        ContainerCriteria asked = parse("--container-id 0123456789ab,cdef --container-name web,1 --container-name db-*"
                + " --pod-name a.b.shop --pod-name c").processes().containers();
        assertEquals(List.of("0123456789ab", "cdef"), asked.ids());
        assertEquals(List.of(new Glob("web,1"), new Glob("db-*")), asked.names());
        assertEquals(List.of(PodPattern.parse("a.b.shop"), PodPattern.parse("c.default")), asked.pods());
        assertThrows(UsageException.class, () -> parse("--container-name="));
        assertTrue(parse("--wait").awaitContainers());
    }
}
