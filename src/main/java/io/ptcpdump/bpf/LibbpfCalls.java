package io.ptcpdump.bpf;

import io.ptcpdump.sys.NativeFunction;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;

/**
 * The functions of libbpf (at least 1.0) that this package calls. They are called by address and not through the generated
 * {@code Libbpf}, which keeps no {@code errno} and makes a method handle for each signature; structs and constants are the
 * generated ones. A test compares these calls with the generated descriptors.
 *
 * <p>Functions that return an {@code int} return a negated error number when they fail; those that return a pointer return
 * NULL and set {@code errno}.
 */
final class LibbpfCalls {
    private static final String FILE = "libbpf.so.1";
    /** Null where the library is not installed; {@link #requireLibrary} says so before any function is called. */
    private static final SymbolLookup LIBRARY = open();

    static final NativeFunction SET_PRINT = find("libbpf_set_print");
    static final NativeFunction VERSION = find("libbpf_version_string");
    static final NativeFunction POSSIBLE_CPUS = find("libbpf_num_possible_cpus");
    static final NativeFunction PROBE_MAP_TYPE = find("libbpf_probe_bpf_map_type");

    static final NativeFunction OBJECT_OPEN_MEM = find("bpf_object__open_mem");
    static final NativeFunction OBJECT_LOAD = find("bpf_object__load");
    static final NativeFunction OBJECT_CLOSE = find("bpf_object__close");
    static final NativeFunction OBJECT_NEXT_PROGRAM = find("bpf_object__next_program");
    static final NativeFunction OBJECT_FIND_PROGRAM = find("bpf_object__find_program_by_name");
    static final NativeFunction OBJECT_FIND_MAP = find("bpf_object__find_map_by_name");
    static final NativeFunction OBJECT_NEXT_MAP = find("bpf_object__next_map"); // not among the bindings

    static final NativeFunction PROGRAM_NAME = find("bpf_program__name");
    static final NativeFunction PROGRAM_FD = find("bpf_program__fd");
    static final NativeFunction PROGRAM_AUTOLOAD = find("bpf_program__autoload");
    static final NativeFunction PROGRAM_SET_AUTOLOAD = find("bpf_program__set_autoload");
    static final NativeFunction PROGRAM_SET_LOG_BUF = find("bpf_program__set_log_buf");
    static final NativeFunction PROGRAM_EXPECTED_ATTACH_TYPE = find("bpf_program__expected_attach_type");
    static final NativeFunction PROGRAM_ATTACH = find("bpf_program__attach");
    // Not among the bindings, for probes: loads a program given as instructions; the kernel's own types.
    static final NativeFunction PROG_LOAD = find("bpf_prog_load");

    static final NativeFunction KERNEL_TYPES_LOAD = find("btf__load_vmlinux_btf");
    static final NativeFunction TYPES_FIND = find("btf__find_by_name_kind");
    static final NativeFunction TYPES_FIND_STRING = find("btf__find_str");
    static final NativeFunction TYPES_FREE = find("btf__free");

    static final NativeFunction PROG_TEST_RUN = find("bpf_prog_test_run_opts");

    static final NativeFunction LINK_CREATE = find("bpf_link_create");
    static final NativeFunction LINK_DESTROY = find("bpf_link__destroy");
    static final NativeFunction ITER_CREATE = find("bpf_iter_create");
    static final NativeFunction TC_HOOK_CREATE = find("bpf_tc_hook_create");
    static final NativeFunction TC_HOOK_DESTROY = find("bpf_tc_hook_destroy");
    static final NativeFunction TC_ATTACH = find("bpf_tc_attach");
    static final NativeFunction TC_DETACH = find("bpf_tc_detach");

    static final NativeFunction MAP_FD = find("bpf_map__fd");
    static final NativeFunction MAP_KEY_SIZE = find("bpf_map__key_size");
    static final NativeFunction MAP_VALUE_SIZE = find("bpf_map__value_size");
    static final NativeFunction MAP_MAX_ENTRIES = find("bpf_map__max_entries");
    static final NativeFunction MAP_SET_MAX_ENTRIES = find("bpf_map__set_max_entries");
    // Not among the bindings.
    static final NativeFunction MAP_AUTOCREATE = find("bpf_map__autocreate");
    static final NativeFunction MAP_SET_AUTOCREATE = find("bpf_map__set_autocreate");
    static final NativeFunction MAP_NAME = find("bpf_map__name");
    static final NativeFunction MAP_TYPE = find("bpf_map__type");
    static final NativeFunction MAP_FLAGS = find("bpf_map__map_flags");
    static final NativeFunction MAP_REUSE_FD = find("bpf_map__reuse_fd");
    static final NativeFunction MAP_CREATE = find("bpf_map_create");
    static final NativeFunction MAP_FREEZE = find("bpf_map_freeze");
    static final NativeFunction MAP_INITIAL_VALUE = find("bpf_map__initial_value");
    static final NativeFunction MAP_LOOKUP = find("bpf_map_lookup_elem");
    static final NativeFunction MAP_UPDATE = find("bpf_map_update_elem");
    static final NativeFunction MAP_DELETE = find("bpf_map_delete_elem");

    private LibbpfCalls() {}

    private static SymbolLookup open() {
        try {
            return SymbolLookup.libraryLookup(FILE, Arena.global());
        } catch (IllegalArgumentException notFound) {
            return null;
        }
    }

    private static NativeFunction find(String name) {
        return LIBRARY == null ? null : NativeFunction.find(LIBRARY, name);
    }

    /**
     * To be called before any of the functions; makes libbpf say what it says to {@link LibbpfMessages} only.
     *
     * @throws BpfException if libbpf is not installed
     */
    static void requireLibrary() {
        if (LIBRARY == null) {
            throw new BpfException(FILE + " not found: install libbpf1 (Debian, Ubuntu) or libbpf (Fedora)");
        }
        SET_PRINT.call(LibbpfMessages.printer());
    }
}
