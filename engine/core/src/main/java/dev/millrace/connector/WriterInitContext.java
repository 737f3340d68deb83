package dev.millrace.connector;

/** Where a writer runs. */
public interface WriterInitContext extends InitContext {
    /** The subtask's clock and timers. */
    ProcessingTimeService getProcessingTimeService();
}
