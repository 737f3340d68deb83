package dev.millrace.windowing;

/** A group of records that are computed together. Windows of one kind are told apart by {@code equals}. */
public abstract class Window {
    /** The largest timestamp in ms that still belongs to the window; the timestamp of its results. */
    public abstract long maxTimestamp();
}
