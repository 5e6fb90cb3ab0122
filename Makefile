# ptcpdump: tcpdump with the process behind every packet. "make help" lists the targets.
SHELL := /bin/sh
.DEFAULT_GOAL := build
.DELETE_ON_ERROR:
.NOTPARALLEL:

# Directories count too: their time changes when a file in them goes.
SOURCES := pom.xml $(shell find src/main jextract/java bpf/prebuilt 2>/dev/null)
IMAGE   := target/image/app/ptcpdump.aot

# What root built in somebody's tree stays that one's to use and to remove.
GIVE_BACK := src/build/give-back

.PHONY: build test e2e-owners e2e-kernels demo dist bench bench-dissect bench-engines bench-hooks bpf check-bpf jextract fuzz clean help

## build: the jar, the runtime image and the AOT cache that ./ptcpdump starts from
build: $(IMAGE)

target/ptcpdump.jar: $(SOURCES)
	@rm -rf target/lib # what another version of the project needed would stay
	@src/build/mvn -q package -Dmaven.test.skip=true
	@touch $@

$(IMAGE): target/ptcpdump.jar src/build/build-image src/build/build-libraries $(wildcard src/build/libraries/*) src/build/jvm.options
	@src/build/build-image
	@$(GIVE_BACK)

## test: install what is missing, build, and run all unit and end-to-end tests (as root: those that need the kernel too)
test:
	@src/build/install-missing build run demo test engines
	@src/build/run-tests

## demo: install what is missing, build, and capture a real HTTP exchange between two local processes (as root)
demo:
	@src/build/install-missing build run demo
	@$(MAKE) -s build
	@src/build/demo

## dist: dist/ptcpdump-VERSION-linux-ARCH.tar.gz, which runs on a machine without a JDK
dist: build
	@src/build/build-dist
	@$(GIVE_BACK)

## bench: ptcpdump and tcpdump side by side (as root), one table and e2e/bench/results/latest.json
bench:
	@src/build/install-missing build run test
	@$(MAKE) -s build
	@e2e/bench/run
	@$(GIVE_BACK)

## bench-hooks: what the hooks that tell owners cost in the kernel for each message (as root)
bench-hooks:
	@src/build/install-missing build run test
	@$(MAKE) -s build
	@e2e/bench/hook-cost
	@$(GIVE_BACK)

## bench-engines: how soon the first packet is printed where container engines are there, not there, or do not answer (as root)
bench-engines:
	@src/build/install-missing build run test engines
	@$(MAKE) -s build
	@e2e/bench/engines
	@$(GIVE_BACK)

## bench-dissect: time and memory for the text of each common packet, by JMH
bench-dissect:
	@src/build/install-missing build run
	@src/build/bench-dissect
	@$(GIVE_BACK)

## e2e-owners: the owner of every packet in all cases of e2e/owners, compared with the truth (as root), as a table
e2e-owners:
	@src/build/install-missing build run test
	@$(MAKE) -s build
	@e2e/owners/run
	@$(GIVE_BACK)

## e2e-kernels: the same cases under other kernels in virtual machines (e2e/kernels/run; KERNEL_RUNNER, KERNELS, CASES), as a table
e2e-kernels:
	@src/build/install-missing build run test
	@$(MAKE) -s build
	@e2e/kernels/run
	@$(GIVE_BACK)

## bpf: build the eBPF objects anew with clang 19, into bpf/prebuilt (to be committed)
bpf:
	@src/build/install-missing bpf
	@$(MAKE) -s -C bpf prebuilt
	@$(GIVE_BACK)

## check-bpf: rebuild the eBPF objects with clang 19 and compare them with the committed ones, byte for byte
check-bpf:
	@src/build/install-missing bpf
	@$(MAKE) -s -C bpf check
	@$(GIVE_BACK)

## jextract: generate the libbpf and libpcap bindings again (needs jextract 25 on PATH, with libclang 14 or 15)
jextract:
	cd jextract && jextract @libbpf.args --output java -t io.ptcpdump.ffi.libbpf --header-class-name Libbpf -l :libbpf.so.1 libbpf.h
	cd jextract && jextract @libpcap.args --output java -t io.ptcpdump.ffi.libpcap --header-class-name Libpcap -l :libpcap.so.0.8 libpcap.h

## fuzz: ten million packets changed at random, then the tests of random input with other and other seeds, for FUZZ_SECONDS (600) in all
FUZZ_SECONDS ?= 600
fuzz:
	@src/build/install-missing build run
	@src/build/fuzz $(FUZZ_SECONDS)
	@$(GIVE_BACK)

## clean: remove everything that was built
clean:
	rm -rf target dist bpf/build e2e/build

## help: this list
help:
	@sed -n 's/^## \([a-z0-9-]*\): /  make \1\t/p' Makefile | expand -t 18
