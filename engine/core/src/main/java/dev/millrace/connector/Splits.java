package dev.millrace.connector;

import dev.millrace.checkpoint.OperatorSnapshot;
import dev.millrace.runtime.OperatorContext;
import dev.millrace.state.ListStates;
import dev.millrace.types.TypeInformation;
import java.io.Serializable;
import java.util.List;

/**
 * What a source reads: into how many splits it falls, and how each is read. That is all that one source differs from another in.
 *
 * @param <T> type of the records
 */
public interface Splits<T> extends Serializable {
    /** The number of splits, dealt out to the subtasks in turn: as many in every attempt of a job. */
    int count(OperatorContext context);

    /** A reader that begins at {@code start}. */
    SplitReader<T> reader(OperatorContext context, SplitPosition start);

    /** What a snapshot keeps of where the subtask's readers are. */
    default OperatorSnapshot.ListState write(List<SplitPosition> positions) {
        return ListStates.write(positions, TypeInformation.of(SplitPosition.class));
    }

    /** Where a subtask's readers begin that starts from a snapshot; {@code where} names the state in messages. */
    default List<SplitPosition> read(OperatorSnapshot.ListState state, String where) {
        return ListStates.read(state, TypeInformation.of(SplitPosition.class), where);
    }
}
