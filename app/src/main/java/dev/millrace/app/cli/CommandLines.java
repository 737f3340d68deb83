package dev.millrace.app.cli;

import picocli.CommandLine;

/** Builds the command line. */
public final class CommandLines {
    private CommandLines() {}

    /**
     * The command line with all commands. It answers every failure with one line on standard error and code 2.
     *
     * @param window opens the window; what happens without a command
     * @param pictures draws the window for {@code --png}
     */
    public static CommandLine of(WindowOpener window, PictureWriter pictures) {
        CommandLine line = new CommandLine(new Millrace(window));
        line.addSubcommand(new OpenCommand(window));
        line.addSubcommand(new LessonsCommand());
        line.addSubcommand(new CheckCommand());
        line.addSubcommand(new PlayCommand(pictures));
        line.addSubcommand(new ReplayCommand());
        line.addSubcommand(new RunCommand());
        line.addSubcommand(new SnapshotCommand());
        line.addSubcommand(new LintCommand());
        line.addSubcommand(new ConformanceCommand());
        line.addSubcommand(new FuzzCommand());
        line.setParameterExceptionHandler((wrong, arguments) -> {
            wrong.getCommandLine()
                    .getErr()
                    .println("millrace: " + wrong.getMessage() + "; 'millrace " + path(wrong.getCommandLine())
                            + "--help' says what can be given");
            return ExitCode.CANNOT;
        });
        line.setExecutionExceptionHandler((failure, command, arguments) -> {
            command.getErr().println("millrace: " + sentence(failure));
            return ExitCode.CANNOT;
        });
        return line;
    }

    private static String path(CommandLine command) {
        return command.getParent() == null ? "" : command.getCommandName() + " ";
    }

    private static String sentence(Exception failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return failure instanceof CannotRun ? message : "this should not have happened: " + failure;
    }
}
