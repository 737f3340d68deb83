package dev.millrace.journal;

import dev.millrace.trace.FlushReason;
import dev.millrace.trace.TimeDomain;
import dev.millrace.trace.TraceEvent;
import dev.millrace.trace.TraceEvent.BarrierInjected;
import dev.millrace.trace.TraceEvent.BufferFlushed;
import dev.millrace.trace.TraceEvent.CompletionReceived;
import dev.millrace.trace.TraceEvent.Received;
import dev.millrace.trace.TraceEvent.RecordRead;
import dev.millrace.trace.TraceEvent.RecordTaken;
import dev.millrace.trace.TraceEvent.StateRestored;
import dev.millrace.trace.TraceEvent.SubtaskStarted;
import dev.millrace.trace.TraceEvent.TaskCancelled;
import dev.millrace.trace.TraceEvent.TaskFailed;
import dev.millrace.trace.TraceEvent.TimerFired;
import dev.millrace.trace.TraceEvent.WatermarkAdvanced;
import dev.millrace.trace.TraceEvent.WindowFired;
import java.util.Arrays;

/**
 * What one subtask is in the middle of. A subtask does one thing at a time: an element moves its clock, the clock fires
 * timers, a timer fires a window, a window's function writes rows. So the cause of an event is the last one of a higher
 * rank, and a new event of a rank ends all of the same and of lower ranks.
 */
final class TriggerStack {
    private static final int ROOT = 0;
    private static final int CLOCK = 1;
    private static final int TIMER = 2;
    private static final int WINDOW = 3;
    private static final int CONSEQUENCE = 4;

    private final int[] open = {-1, -1, -1, -1};
    private boolean processingTimer;

    /** Takes the subtask's next event and returns the position of the one it follows from, or -1. */
    int put(int position, TraceEvent event) {
        if (event instanceof BufferFlushed flushed && flushed.reason() == FlushReason.TIMEOUT) {
            // The clock's doing, whatever the subtask is in the middle of.
            return -1;
        }
        int rank = rank(event);
        if (startsByItself(event)) {
            Arrays.fill(open, -1);
        }
        int cause = last(rank);
        processingTimer = rank == ROOT ? event instanceof TimerFired : processingTimer;
        if (rank < CONSEQUENCE) {
            for (int lower = rank; lower < CONSEQUENCE; lower++) {
                open[lower] = -1;
            }
            open[rank] = position;
        }
        return cause;
    }

    private int last(int belowRank) {
        for (int rank = belowRank - 1; rank >= 0; rank--) {
            if (open[rank] >= 0) {
                return open[rank];
            }
        }
        return -1;
    }

    private static int rank(TraceEvent event) {
        if (isRoot(event)) {
            return ROOT;
        } else if (event instanceof WatermarkAdvanced) {
            return CLOCK;
        } else if (event instanceof TimerFired timer) {
            return isProcessing(timer.domain()) ? ROOT : TIMER;
        } else if (event instanceof WindowFired) {
            return WINDOW;
        }
        return CONSEQUENCE;
    }

    private static boolean isRoot(TraceEvent event) {
        return event instanceof RecordRead
                || event instanceof Received
                || event instanceof RecordTaken
                || event instanceof CompletionReceived
                || event instanceof BarrierInjected
                || event instanceof StateRestored
                || event instanceof SubtaskStarted
                || event instanceof TaskFailed
                || event instanceof TaskCancelled;
    }

    private static boolean isProcessing(TimeDomain domain) {
        return domain == TimeDomain.PROCESSING_TIME;
    }

    /** A processing-time window is fired by a timer or by the clock on the wall, not by the element that came before. */
    private boolean startsByItself(TraceEvent event) {
        return event instanceof WindowFired fired && isProcessing(fired.domain()) && !processingTimer;
    }
}
