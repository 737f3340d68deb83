package dev.millrace.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * What keyed state is scoped to besides the key: nothing, or a window.
 *
 * @param <N> type of the namespaces; has {@code equals} and {@code hashCode}
 */
public interface Namespace<N> {
    /** No namespace: state that belongs to a key alone. */
    Namespace<Whole> NONE = new Namespace<>() {
        @Override
        public Schema schema() {
            return new Schema.RecordOf("Whole", List.of());
        }

        @Override
        public void write(Whole namespace, DataOutput out) {}

        @Override
        public Whole read(DataInput in) {
            return Whole.KEY;
        }

        @Override
        public String text(Whole namespace) {
            return "";
        }
    };

    /** The one namespace of {@link #NONE}. */
    record Whole() {
        /** The only one there is. */
        public static final Whole KEY = new Whole();
    }

    /** The shape of what {@link #write} writes. */
    Schema schema();

    /** Writes a namespace, which is never null. */
    void write(N namespace, DataOutput out) throws IOException;

    /** Reads what {@link #write} wrote. */
    N read(DataInput in) throws IOException;

    /** The namespace as trace events show it: empty for {@link #NONE}, {@code [start,end)} for a window. */
    String text(N namespace);
}
