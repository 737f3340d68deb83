package dev.millrace.lessons.expression;

import java.util.List;

/** A parsed expression. */
sealed interface Formula {
    /** A number. */
    record Literal(double value) implements Formula {}

    /** A text. */
    record Text(String value) implements Formula {}

    /** Selected events, by the selector's text. */
    record Events(String selector) implements Formula {}

    /** Visible rows of a result, those whose fields have the given values. */
    record Results(String name, List<Condition> having) implements Formula {}

    /** Lines of a file beside the scenario. */
    record Lines(String file) implements Formula {}

    /** One field of each item of a set. */
    record Select(Formula set, String field) implements Formula {}

    /** Those items of a set for which all conditions hold. */
    record Where(Formula set, List<Condition> having) implements Formula {}

    /** A number made of a set. */
    record Aggregate(Fold fold, Formula set) implements Formula {}

    /** Two numbers, calculated with. */
    record Arithmetic(char operator, Formula left, Formula right) implements Formula {}

    /** Two values or sets, compared. */
    record Comparison(Relation relation, Formula left, Formula right, double tolerance) implements Formula {}

    /** All must hold. */
    record And(List<Formula> parts) implements Formula {}

    /** One must hold. */
    record Or(List<Formula> parts) implements Formula {}

    /** Must not hold. */
    record Not(Formula part) implements Formula {}

    /** What a field of an item must be. */
    record Condition(String field, Relation relation, Formula value, double tolerance) {}

    /** How a set becomes a number. */
    enum Fold {
        COUNT,
        SUM,
        MIN,
        MAX,
        DISTINCT
    }
}
