package dev.millrace.connector;

import dev.millrace.runtime.OperatorFactory;
import dev.millrace.time.WatermarkStrategy;
import java.io.Serializable;

/**
 * Where a job reads from. The type parameters are Flink's, so that a variable declared here compiles there. A class that
 * leaves T open also implements {@link dev.millrace.types.ResultTypeQueryable}, since windows have to know the type.
 *
 * @param <T> type of the records
 * @param <SplitT> type of the splits
 * @param <EnumChkT> type of the split enumerator's checkpoint
 */
public interface Source<T, SplitT, EnumChkT> extends Serializable {
    /** Whether the input ends. */
    default Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    /** Makes the source's operators. */
    OperatorFactory operator(WatermarkStrategy<T> strategy);
}
