package io.ptcpdump.cli;

import io.ptcpdump.cli.Options.Action;
import io.ptcpdump.sys.Background;
import io.ptcpdump.sys.CurrentProcess;

/** The program. */
public final class Main {
    private static final int STDOUT = 1;

    private Main() {}

    public static void main(String[] words) {
        Runtime.getRuntime().halt(run(words, new Messages()));
    }

    /** Returns the exit status. */
    static int run(String[] words, Messages messages) {
        try {
            if (words.length == 1 && words[0].equals("--version")) {
                return Version.print(); // without the option parser, which takes longer to start than all the rest
            }
            // The first call of a C function: the JVM takes as long to prepare these as to parse the options.
            Background<Boolean> terminal = Background.start("terminal-check", () -> CurrentProcess.isTerminal(STDOUT));
            Options options = OptionsParser.parse(words, terminal::get);
            return run(options, messages);
        } catch (UsageException e) {
            messages.say(e.getMessage());
            return ExitCode.FAILURE;
        } catch (RuntimeException | Error e) {
            Failure.report(e, messages);
            return ExitCode.FAILURE;
        }
    }

    private static int run(Options options, Messages messages) {
        Action action = options.action();
        return switch (action) {
            case HELP -> Help.print();
            case VERSION -> Version.print();
            case LIST_INTERFACES -> InterfaceList.print();
            case DOCTOR -> new DoctorCommand(options, messages).run();
            case READ -> new ReadCommand(options, messages).run();
            case CAPTURE -> new LiveCommand(options, messages).run();
        };
    }
}
