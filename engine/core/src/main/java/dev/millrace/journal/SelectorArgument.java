package dev.millrace.journal;

/**
 * One argument of a selector as written.
 *
 * @param name empty for the place
 * @param text the value without quotes
 * @param quoted whether it stood in quotes; {@code -} without them means that there is no value
 */
record SelectorArgument(String name, String text, boolean quoted) {
    static SelectorArgument of(String name, String text) {
        return new SelectorArgument(name, text, !isBare(text));
    }

    static SelectorArgument absent(String name) {
        return new SelectorArgument(name, "-", false);
    }

    boolean isAbsent() {
        return !quoted && text.equals("-");
    }

    /** Characters of a value that needs no quotes. */
    static boolean isBare(char c) {
        return c > ' ' && c != '"' && c != '\\' && c != ',' && c != '(' && c != ')' && c != '#' && c != '='
                && c != 0x7f;
    }

    private static boolean isBare(String text) {
        return !text.isEmpty() && !text.equals("-") && text.chars().allMatch(c -> isBare((char) c) && c < 0x7f);
    }

    @Override
    public String toString() {
        String value = quoted ? SelectorText.quote(text) : text;
        return name.isEmpty() ? value : name + "=" + value;
    }
}
