package dev.millrace.lessons.expression;

/** A condition or a number that is computed from a run; immutable. */
public final class Expression {
    private final String text;
    private final Formula formula;

    private Expression(String text, Formula formula) {
        this.text = text;
        this.formula = formula;
    }

    /** Reads an expression. Throws {@link IllegalArgumentException} that says what was expected at which column. */
    public static Expression parse(String text) {
        return new Expression(text, FormulaParser.parse(text));
    }

    /** Whether it holds of the run. Throws {@link IllegalArgumentException} where it cannot be computed, saying why. */
    public boolean holds(Evidence evidence) {
        return new Evaluation(evidence).truth(formula);
    }

    /** The number that it is for the run. Throws {@link IllegalArgumentException} where it is none, saying why. */
    public double number(Evidence evidence) {
        return new Evaluation(evidence).number(formula);
    }

    /** What its two sides are for the run, to be read beside a condition that does not hold. */
    public String explain(Evidence evidence) {
        return new Evaluation(evidence).explain(formula);
    }

    /** As written. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
