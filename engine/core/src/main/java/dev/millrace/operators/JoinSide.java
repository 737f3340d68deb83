package dev.millrace.operators;

import dev.millrace.state.Namespace;
import dev.millrace.state.Schema;
import dev.millrace.types.TypeInformation;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Locale;

/** The two sides of a join, to which timers belong. */
enum JoinSide {
    LEFT,
    RIGHT;

    /** Timers of one side; stored like an enum: the position of the constant. */
    static final Namespace<JoinSide> NAMESPACE = new Namespace<>() {
        private final Schema schema = Schema.of(TypeInformation.of(JoinSide.class));

        @Override
        public Schema schema() {
            return schema;
        }

        @Override
        public void write(JoinSide side, DataOutput out) throws IOException {
            out.writeInt(side == LEFT ? 0 : 1);
        }

        @Override
        public JoinSide read(DataInput in) throws IOException {
            return in.readInt() == 0 ? LEFT : RIGHT;
        }

        @Override
        public String text(JoinSide side) {
            return side.name().toLowerCase(Locale.ROOT);
        }
    };
}
