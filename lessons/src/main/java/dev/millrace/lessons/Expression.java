package dev.millrace.lessons;

/**
 * A condition or a number that is computed from a run's journal; see {@code assets/docs/writing-lessons.md}.
 *
 * @param text as written
 */
public record Expression(String text) {
    @Override
    public String toString() {
        return text;
    }
}
