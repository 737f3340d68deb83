package dev.millrace.lessons.expression;

import java.util.Arrays;
import java.util.Optional;

/** A comparison of two values. */
enum Relation {
    EQUAL("=="),
    UNEQUAL("!="),
    AT_MOST("<="),
    AT_LEAST(">="),
    BELOW("<"),
    ABOVE(">");

    final String sign;

    Relation(String sign) {
        this.sign = sign;
    }

    /** The relation that the text begins with at the offset. */
    static Optional<Relation> at(String text, int offset) {
        return Arrays.stream(values())
                .filter(relation -> text.startsWith(relation.sign, offset))
                .findFirst();
    }

    /** Whether it holds of two texts; as numbers, to within the tolerance, where both are numbers. */
    boolean holds(String left, String right, double tolerance) {
        Optional<Double> leftNumber = Values.number(left);
        Optional<Double> rightNumber = Values.number(right);
        if (leftNumber.isPresent() && rightNumber.isPresent()) {
            double difference = leftNumber.get() - rightNumber.get();
            return holds(Math.abs(difference) <= tolerance ? 0 : (int) Math.signum(difference));
        }
        return holds(left.compareTo(right));
    }

    private boolean holds(int order) {
        return switch (this) {
            case EQUAL -> order == 0;
            case UNEQUAL -> order != 0;
            case AT_MOST -> order <= 0;
            case AT_LEAST -> order >= 0;
            case BELOW -> order < 0;
            case ABOVE -> order > 0;
        };
    }
}
