package dev.millrace.windowing;

/** A finite group of records. */
public abstract class Window {
    /** The largest timestamp that still belongs to the window, in ms. */
    public abstract long maxTimestamp();
}
