package dev.millrace.host.stream;

/** A stream cannot be made: which, where and what to do about it. */
public final class StreamException extends RuntimeException {
    private final String place;
    private final int line;

    /** {@code place} is a file or the name of a stream, {@code line} counts from 1. */
    public StreamException(String place, int line, String sentence) {
        super(sentence);
        this.place = place;
        this.line = line;
    }

    /** The file, or the name of the stream. */
    public String place() {
        return place;
    }

    /** 1-based. */
    public int line() {
        return line;
    }
}
