package io.ptcpdump.cli;
final class DoctorCommand { DoctorCommand(Options o, Messages m) {} int run() { return 1; } }
