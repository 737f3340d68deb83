package dev.millrace.state;

/** The tables of one operator subtask. Used on the task's thread, but for {@link #close}. */
public interface ByteTables extends AutoCloseable {
    /** The table of that name, made where it is asked for first. */
    ByteTable table(String name);

    /** Gives back memory and files, and everything that is in the tables; closing twice is closing once. */
    @Override
    void close();
}
