package io.ptcpdump.cli;

import io.ptcpdump.cli.Options.Action;

/** The program. */
public final class Main {
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
            Options options = OptionsParser.parse(words, new TerminalCheck());
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
