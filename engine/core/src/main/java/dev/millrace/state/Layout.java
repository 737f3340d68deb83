package dev.millrace.state;

/** How the values of a state are accessed, and so how they stand in a {@link ByteTable}. */
enum Layout {
    /** Whole: one entry a value. */
    VALUE("a value"),
    /** Added to: the elements one behind the other in one entry, and beside it an empty one that says that there is a list. */
    LIST("a list"),
    /** Entry by entry: one entry each. */
    MAP("a map");

    private final String words;

    Layout(String words) {
        this.words = words;
    }

    /** For messages. */
    String words() {
        return words;
    }
}
