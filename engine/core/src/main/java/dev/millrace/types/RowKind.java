package dev.millrace.types;

/** What a change says of a row; the words are Flink's. */
public enum RowKind {
    /** The row is new. */
    INSERT("+I"),
    /** The row was true until now; the one that takes its place follows. */
    UPDATE_BEFORE("-U"),
    /** The row takes the place of the one before. */
    UPDATE_AFTER("+U"),
    /** The row is no longer true. */
    DELETE("-D");

    private final String shortString;

    RowKind(String shortString) {
        this.shortString = shortString;
    }

    /** Two characters: {@code +I}, {@code -U}, {@code +U} or {@code -D}. */
    public String shortString() {
        return shortString;
    }
}
