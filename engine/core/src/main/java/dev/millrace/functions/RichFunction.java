package dev.millrace.functions;

/** A function with a life: opened before its first record and after its state was restored, closed once at the end. */
public interface RichFunction extends Function {
    /** Called once per instance, before the first record. One instance serves many keys. */
    void open(OpenContext openContext) throws Exception;

    /** Called once per instance, after the last record or when the task fails. */
    void close() throws Exception;

    /** State and facts about the task; throws before the engine has set it. */
    RuntimeContext getRuntimeContext();

    /** Called by the engine before {@link #open}. */
    void setRuntimeContext(RuntimeContext context);
}
