package dev.millrace.api;

import java.time.Duration;

/** How a job is executed as a whole. */
public final class ExecutionOptions {
    /** Whether results come as the input does, or when all of it is there. */
    public static final ConfigOption<RuntimeExecutionMode> RUNTIME_MODE =
            new ConfigOption<>("execution.runtime-mode", RuntimeExecutionMode.STREAMING);

    /** Whether elements that wait to be given on together do so for {@link #BUFFER_TIMEOUT} at most; if not, until the buffer is full. */
    public static final ConfigOption<Boolean> BUFFER_TIMEOUT_ENABLED =
            new ConfigOption<>("execution.buffer-timeout.enabled", true);

    /** How long an element waits at most for others to be given on with it; 0, and so not at all, unless the job sets it. */
    public static final ConfigOption<Duration> BUFFER_TIMEOUT =
            new ConfigOption<>("execution.buffer-timeout.interval", Duration.ZERO);

    private ExecutionOptions() {}
}
