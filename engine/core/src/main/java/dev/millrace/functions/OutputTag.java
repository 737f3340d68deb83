package dev.millrace.functions;

import dev.millrace.types.TypeExtraction;
import dev.millrace.types.TypeInformation;
import java.io.Serializable;

/**
 * Names a side output and the type of its records. Two tags with the same id are the same output.
 *
 * @param <T> type of the records
 */
public class OutputTag<T> implements Serializable {
    private final String id;
    private final TypeInformation<T> typeInformation;

    /** A tag whose type is taken from an anonymous subclass: {@code new OutputTag<Flight>("late") {}}. */
    public OutputTag(String id) {
        this.id = checked(id);
        if (getClass().equals(OutputTag.class)) {
            throw new IllegalArgumentException(
                    "Could not determine TypeInformation for the OutputTag type: Java has erased"
                            + " it. Make the tag an anonymous class, new OutputTag<...>(\"" + id
                            + "\") {}, or give it the type, new OutputTag<>(\"" + id + "\", Types. ...).");
        }
        this.typeInformation = TypeExtraction.argument(getClass(), OutputTag.class, 0);
    }

    /** A tag with a given type. */
    public OutputTag(String id, TypeInformation<T> typeInformation) {
        this.id = checked(id);
        this.typeInformation = typeInformation;
    }

    private static String checked(String id) {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("An output tag needs a name: new OutputTag<>(\"late\", ...).");
        }
        return id;
    }

    /** The name. */
    public String getId() {
        return id;
    }

    /** The type of the records. */
    public TypeInformation<T> getTypeInfo() {
        return typeInformation;
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof OutputTag<?> tag && tag.id.equals(id);
    }

    @Override
    public final int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "OutputTag(" + id + ")";
    }
}
