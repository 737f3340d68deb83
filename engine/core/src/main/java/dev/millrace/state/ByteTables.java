package dev.millrace.state;

import java.util.List;

/** The tables of one operator subtask. Used on the task's thread, but for {@link #close}. */
public interface ByteTables extends AutoCloseable {
    /** The table of that name, made where it is asked for first; files are opened with their tables asked for in the same order. */
    ByteTable table(String name);

    /** The files that hold all tables as of now. */
    List<StateFile> files();

    /** Gives back memory and files, and everything that is in the tables; closing twice is closing once. */
    @Override
    void close();
}
