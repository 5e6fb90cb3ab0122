package io.ptcpdump.bpf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ptcpdump.ffi.libbpf.Libbpf;
import io.ptcpdump.sys.NativeFunction;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LibbpfCallsTest {
    /** What is called, and the signatures that the generated bindings have for it. */
    private static final Map<NativeFunction, FunctionDescriptor> CALLS = Map.ofEntries(
            Map.entry(LibbpfCalls.SET_PRINT, Libbpf.libbpf_set_print$descriptor()),
            Map.entry(LibbpfCalls.POSSIBLE_CPUS, Libbpf.libbpf_num_possible_cpus$descriptor()),
            Map.entry(LibbpfCalls.PROBE_MAP_TYPE, Libbpf.libbpf_probe_bpf_map_type$descriptor()),
            Map.entry(LibbpfCalls.OBJECT_OPEN_MEM, Libbpf.bpf_object__open_mem$descriptor()),
            Map.entry(LibbpfCalls.OBJECT_LOAD, Libbpf.bpf_object__load$descriptor()),
            Map.entry(LibbpfCalls.OBJECT_CLOSE, Libbpf.bpf_object__close$descriptor()),
            Map.entry(LibbpfCalls.OBJECT_NEXT_PROGRAM, Libbpf.bpf_object__next_program$descriptor()),
            Map.entry(LibbpfCalls.OBJECT_FIND_PROGRAM, Libbpf.bpf_object__find_program_by_name$descriptor()),
            Map.entry(LibbpfCalls.OBJECT_FIND_MAP, Libbpf.bpf_object__find_map_by_name$descriptor()),
            Map.entry(LibbpfCalls.PROGRAM_NAME, Libbpf.bpf_program__name$descriptor()),
            Map.entry(LibbpfCalls.PROGRAM_FD, Libbpf.bpf_program__fd$descriptor()),
            Map.entry(LibbpfCalls.PROGRAM_AUTOLOAD, Libbpf.bpf_program__autoload$descriptor()),
            Map.entry(LibbpfCalls.PROGRAM_SET_AUTOLOAD, Libbpf.bpf_program__set_autoload$descriptor()),
            Map.entry(LibbpfCalls.PROGRAM_SET_LOG_BUF, Libbpf.bpf_program__set_log_buf$descriptor()),
            Map.entry(LibbpfCalls.PROGRAM_EXPECTED_ATTACH_TYPE, Libbpf.bpf_program__expected_attach_type$descriptor()),
            Map.entry(LibbpfCalls.PROGRAM_ATTACH, Libbpf.bpf_program__attach$descriptor()),
            Map.entry(LibbpfCalls.PROG_TEST_RUN, Libbpf.bpf_prog_test_run_opts$descriptor()),
            Map.entry(LibbpfCalls.LINK_CREATE, Libbpf.bpf_link_create$descriptor()),
            Map.entry(LibbpfCalls.LINK_DESTROY, Libbpf.bpf_link__destroy$descriptor()),
            Map.entry(LibbpfCalls.ITER_CREATE, Libbpf.bpf_iter_create$descriptor()),
            Map.entry(LibbpfCalls.TC_HOOK_CREATE, Libbpf.bpf_tc_hook_create$descriptor()),
            Map.entry(LibbpfCalls.TC_HOOK_DESTROY, Libbpf.bpf_tc_hook_destroy$descriptor()),
            Map.entry(LibbpfCalls.TC_ATTACH, Libbpf.bpf_tc_attach$descriptor()),
            Map.entry(LibbpfCalls.TC_DETACH, Libbpf.bpf_tc_detach$descriptor()),
            Map.entry(LibbpfCalls.MAP_FD, Libbpf.bpf_map__fd$descriptor()),
            Map.entry(LibbpfCalls.MAP_KEY_SIZE, Libbpf.bpf_map__key_size$descriptor()),
            Map.entry(LibbpfCalls.MAP_VALUE_SIZE, Libbpf.bpf_map__value_size$descriptor()),
            Map.entry(LibbpfCalls.MAP_MAX_ENTRIES, Libbpf.bpf_map__max_entries$descriptor()),
            Map.entry(LibbpfCalls.MAP_SET_MAX_ENTRIES, Libbpf.bpf_map__set_max_entries$descriptor()),
            Map.entry(LibbpfCalls.MAP_INITIAL_VALUE, Libbpf.bpf_map__initial_value$descriptor()),
            Map.entry(LibbpfCalls.MAP_LOOKUP, Libbpf.bpf_map_lookup_elem$descriptor()),
            Map.entry(LibbpfCalls.MAP_UPDATE, Libbpf.bpf_map_update_elem$descriptor()),
            Map.entry(LibbpfCalls.MAP_DELETE, Libbpf.bpf_map_delete_elem$descriptor()));

    @Test
    void shouldCallOnlyFunctionsWhoseArgumentsAllTravelInIntegerRegisters() {
        for (FunctionDescriptor function : CALLS.values()) {
            assertTrue(function.argumentLayouts().size() <= 6, function.toString());
            for (MemoryLayout argument : function.argumentLayouts()) {
                assertTrue(isIntegerOrPointer(argument), function.toString());
            }
            assertTrue(function.returnLayout().map(LibbpfCallsTest::isIntegerOrPointer).orElse(true), function.toString());
        }
    }

    @Test
    void shouldCallEachFunctionAtTheAddressTheBindingsHave() {
        assertEquals(Libbpf.bpf_object__open_mem$address(), LibbpfCalls.OBJECT_OPEN_MEM.address());
        assertEquals(Libbpf.bpf_link_create$address(), LibbpfCalls.LINK_CREATE.address());
    }

    private static boolean isIntegerOrPointer(MemoryLayout layout) {
        return switch (layout) {
            case AddressLayout _, ValueLayout.OfInt _, ValueLayout.OfLong _, ValueLayout.OfBoolean _ -> true;
            default -> false;
        };
    }
}
