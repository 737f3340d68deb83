package dev.millrace.lessons.expression;

import java.util.Optional;

/** Values are texts; some of them are numbers. */
final class Values {
    private Values() {}

    static Optional<Double> number(String text) {
        if (text.isEmpty() || "+-.0123456789".indexOf(text.charAt(0)) < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Double.parseDouble(text));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** Whole numbers without a decimal point. */
    static String text(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
