package dev.millrace.connector;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Turns the text rows of a stream into records: component {@code delayMinutes} is column {@code delay_minutes} or {@code delayMinutes}. */
final class RowReader {
    private final ReplayableStream stream;
    private final RecordComponent[] components;
    private final int[] columns;
    private final Constructor<?> constructor;

    RowReader(ReplayableStream stream, Class<?> type) {
        this.stream = stream;
        this.components = type.getRecordComponents();
        this.columns = Arrays.stream(components).mapToInt(this::column).toArray();
        try {
            this.constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(type + " has no canonical constructor", impossible);
        }
    }

    Object[] rows() {
        Object[] rows = new Object[stream.rows().size()];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = row(stream.rows().get(row), row);
        }
        return rows;
    }

    private int column(RecordComponent component) {
        String snake = component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        int column = stream.columns().indexOf(snake);
        if (column < 0) {
            column = stream.columns().indexOf(component.getName());
        }
        if (column < 0) {
            throw new IllegalArgumentException("stream '" + stream.name() + "' has no column '" + snake + "'; it has "
                    + String.join(", ", stream.columns()));
        }
        return column;
    }

    private Object row(List<String> cells, int row) {
        Object[] values = new Object[components.length];
        for (int component = 0; component < values.length; component++) {
            values[component] = value(cells.get(columns[component]), components[component].getType(), row);
        }
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalArgumentException(
                    "row " + (row + 1) + " of stream '" + stream.name() + "' is refused: " + failure.getCause(),
                    failure);
        }
    }

    private Object value(String cell, Class<?> type, int row) {
        try {
            if (type == String.class) {
                return cell;
            }
            if (type == long.class) {
                return cell.indexOf('T') > 0
                        ? LocalDateTime.parse(cell).toInstant(ZoneOffset.UTC).toEpochMilli()
                        : Long.parseLong(cell);
            }
            if (type == int.class) {
                return Integer.parseInt(cell);
            }
            if (type == double.class) {
                return Double.parseDouble(cell);
            }
            if (type == boolean.class) {
                return Boolean.parseBoolean(cell);
            }
        } catch (RuntimeException malformed) {
            throw new IllegalArgumentException(
                    "row " + (row + 1) + " of stream '" + stream.name() + "': '" + cell + "' is not a " + type,
                    malformed);
        }
        throw new IllegalArgumentException("a column cannot become a " + type.getSimpleName()
                + "; use String, long, int, double or boolean components");
    }
}
