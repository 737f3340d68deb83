package dev.millrace.trace;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Floating-point numbers as text. {@code Double.toString} changed with JDK 19, and the last digits of {@code Math.sin} may
 * differ between machines; both are avoided by rounding to 9 significant digits (7 for a float) in decimal arithmetic.
 */
final class CanonicalNumber {
    private static final MathContext OF_DOUBLE = new MathContext(9);
    private static final MathContext OF_FLOAT = new MathContext(7);
    /** From here on, and below its inverse, numbers are written with an exponent. */
    private static final BigDecimal LARGE = BigDecimal.TEN.pow(15);

    private static final BigDecimal SMALL = new BigDecimal("0.000001");

    private CanonicalNumber() {}

    static String of(double value) {
        return of(value, OF_DOUBLE);
    }

    static String of(float value) {
        return of(value, OF_FLOAT);
    }

    private static String of(double value, MathContext precision) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        BigDecimal rounded = new BigDecimal(value).round(precision).stripTrailingZeros();
        BigDecimal size = rounded.abs();
        if (size.compareTo(LARGE) >= 0 || size.compareTo(SMALL) < 0) {
            return withExponent(rounded);
        }
        return (rounded.scale() < 1 ? rounded.setScale(1) : rounded).toPlainString();
    }

    /** {@code 1.5E-7}: one digit before the point and at least one behind it, as in Java source. */
    private static String withExponent(BigDecimal value) {
        String digits = value.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - value.scale();
        String fraction = digits.length() > 1 ? digits.substring(1) : "0";
        return (value.signum() < 0 ? "-" : "") + digits.charAt(0) + "." + fraction + "E" + exponent;
    }
}
