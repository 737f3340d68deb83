package dev.millrace.connector;

import dev.millrace.runtime.OperatorFactory;
import java.io.Serializable;

/** Where a job's results go. */
public interface Sink<T> extends Serializable {
    /** Makes the sink's operators. */
    OperatorFactory operator();
}
