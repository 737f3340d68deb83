package dev.millrace.journal;

import dev.millrace.journal.CheckpointView.Part;
import dev.millrace.trace.SubtaskId;
import dev.millrace.trace.TraceEvent.VertexDeclared;
import java.util.List;
import java.util.Map;

/**
 * Which part of a snapshot a subtask takes over: that of its operators, by uid, from the subtasks of the same index. A
 * vertex whose parallelism has changed begins with nothing to show, and its entries appear as they are touched: the
 * trace does not say which key group a key is in.
 */
final class Restore {
    private Restore() {}

    static Contents contents(CheckpointView checkpoint, SubtaskId subtask, JobView job) {
        Contents restored = Contents.NONE;
        for (VertexDeclared vertex : job.vertices()) {
            if (vertex.vertex().equals(subtask.vertex())) {
                for (Map.Entry<SubtaskId, Part> part : checkpoint.parts().entrySet()) {
                    restored = merged(restored, checkpoint, part, subtask, vertex);
                }
            }
        }
        return restored;
    }

    private static Contents merged(
            Contents restored,
            CheckpointView checkpoint,
            Map.Entry<SubtaskId, Part> part,
            SubtaskId subtask,
            VertexDeclared vertex) {
        Contents held = part.getValue().contents();
        SubtaskId holder = part.getKey();
        boolean sameIndex = holder.index() == subtask.index();
        if (held == null || !sameIndex || parallelism(checkpoint, holder) != vertex.parallelism()) {
            return restored;
        }
        boolean onlyOne = holder.equals(subtask) && ownsAll(held, vertex.operators());
        return onlyOne && restored.isEmpty() ? held : added(restored, held, vertex.operators());
    }

    private static int parallelism(CheckpointView checkpoint, SubtaskId subtask) {
        int count = 0;
        for (SubtaskId holder : checkpoint.parts().keySet()) {
            count += holder.vertex().equals(subtask.vertex()) ? 1 : 0;
        }
        return count;
    }

    private static boolean ownsAll(Contents held, List<String> operators) {
        return held.state().keySet().stream().allMatch(id -> operators.contains(id.operator()))
                && held.windows().keySet().stream().allMatch(id -> operators.contains(id.operator()))
                && held.timers().keySet().stream().allMatch(timer -> operators.contains(timer.operator()));
    }

    private static Contents added(Contents to, Contents from, List<String> operators) {
        Contents sum = to;
        for (WindowView window : from.windows().values()) {
            sum = operators.contains(window.id().operator()) ? sum.withWindow(window) : sum;
        }
        for (WindowView window : from.closed().values()) {
            sum = operators.contains(window.id().operator()) ? sum.withClosed(window) : sum;
        }
        for (StateView entry : from.state().values()) {
            sum = operators.contains(entry.id().operator())
                    ? sum.withState(sum.state().with(entry.id(), entry))
                    : sum;
        }
        for (Map.Entry<TimerView, Long> timer : from.timers().entrySet()) {
            sum = operators.contains(timer.getKey().operator())
                    ? sum.withTimers(sum.timers().with(timer.getKey(), timer.getValue()))
                    : sum;
        }
        return sum;
    }
}
