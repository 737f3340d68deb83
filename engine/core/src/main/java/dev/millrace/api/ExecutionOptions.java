package dev.millrace.api;

/** How a job is executed as a whole. */
public final class ExecutionOptions {
    /** Whether results come as the input does, or when all of it is there. */
    public static final ConfigOption<RuntimeExecutionMode> RUNTIME_MODE =
            new ConfigOption<>("execution.runtime-mode", RuntimeExecutionMode.STREAMING);

    private ExecutionOptions() {}
}
