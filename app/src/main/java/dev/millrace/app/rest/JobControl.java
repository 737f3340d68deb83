package dev.millrace.app.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.host.CommandOutcome;
import dev.millrace.host.JobCommand;
import dev.millrace.journal.CheckpointView;
import dev.millrace.journal.JobView;
import dev.millrace.storage.SnapshotDirectory;
import dev.millrace.trace.SnapshotKind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is asked of the running job. */
final class JobControl {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** A single letter is a drive of Windows. */
    private static final String URI_WITH_SCHEME = "[A-Za-z][A-Za-z0-9+.-]+:.*";

    private final RunningJob job;
    private final Commands commands;
    private final @Nullable Path keptIn;
    private final Operations operations;

    /** Has the engine carry a command out; a savepoint goes into {@code folder}, or where the run keeps its snapshots. */
    @FunctionalInterface
    interface Commands {
        CompletableFuture<CommandOutcome> command(JobCommand command, @Nullable Path folder);
    }

    /** @param keptIn where the run keeps its snapshots; null for nowhere */
    JobControl(RunningJob job, Commands commands, @Nullable Path keptIn, Operations operations) {
        this.job = job;
        this.commands = commands;
        this.keptIn = keptIn;
        this.operations = operations;
    }

    /** {@code POST /jobs/:jobid/savepoints}. */
    Answer savepoint(RestRequest request) throws RestRefusal {
        request.requireOnly("target-directory", "cancel-job", "triggerId");
        boolean cancels = request.flag("cancel-job");
        Path folder = folder(request.text("target-directory"), "target-directory");
        return operations.begin(
                request.text("triggerId"),
                operation -> take(JobCommand.SAVEPOINT, folder, operation, taken -> {
                    // Said first: a job that has ended fails what is not complete.
                    operation.complete(JSON.createObjectNode().put("location", location(folder, taken.number())));
                    if (cancels) {
                        cancel();
                    }
                }));
    }

    /** {@code POST /jobs/:jobid/checkpoints}. */
    Answer checkpoint(RestRequest request) throws RestRefusal {
        request.requireOnly("triggerId");
        return operations.begin(
                request.text("triggerId"),
                operation -> take(
                        JobCommand.CHECKPOINT,
                        null,
                        operation,
                        taken -> operation.complete(JSON.createObjectNode().put("checkpointId", taken.number()))));
    }

    private void take(
            JobCommand command, @Nullable Path folder, Operation operation, Consumer<CheckpointView> completed) {
        carryOut(command, folder, operation, number -> {
            then(job.snapshot(number), taken -> {
                if (taken.status() == CheckpointView.Status.COMPLETED) {
                    completed.accept(taken);
                } else {
                    operation.fail(String.valueOf(taken.reason()));
                }
            });
            then(job.over(), over -> operation.fail(endedBefore(over)));
        });
    }

    /** {@code POST /jobs/:jobid/stop}. */
    Answer stop(RestRequest request) throws RestRefusal {
        request.requireOnly("targetDirectory", "drain", "triggerId");
        JobCommand command = request.flag("drain") ? JobCommand.DRAIN : JobCommand.STOP;
        Path folder = folder(request.text("targetDirectory"), "targetDirectory");
        return operations.begin(
                request.text("triggerId"),
                operation -> carryOut(
                        command, folder, operation, any -> then(job.over(), over -> stopped(over, folder, operation))));
    }

    /** Has the command carried out, and goes on with the number of the snapshot that it has begun. */
    private void carryOut(JobCommand command, @Nullable Path folder, Operation operation, Consumer<Long> begun) {
        then(commands.command(command, folder), outcome -> {
            if (outcome.refusal() == null) {
                begun.accept(outcome.snapshot());
            } else {
                operation.fail(outcome.refusal());
            }
        });
    }

    private void cancel() {
        then(commands.command(JobCommand.CANCEL, null), any -> {});
    }

    private static <T> void then(CompletableFuture<T> future, Consumer<T> next) {
        var unused = future.thenAccept(next);
    }

    private static String endedBefore(JobView over) {
        return "the job ended before: it is " + JobStates.of(over.status());
    }

    private void stopped(JobView over, @Nullable Path folder, Operation operation) {
        long number = job.moment().checkpoints().values().stream()
                .filter(each -> each.kind() == SnapshotKind.STOP_WITH_SAVEPOINT
                        && each.status() == CheckpointView.Status.COMPLETED)
                .mapToLong(CheckpointView::number)
                .max()
                .orElse(-1);
        if (over.status() != JobView.Status.FINISHED || number < 0) {
            operation.fail(endedBefore(over));
            return;
        }
        operation.complete(JSON.createObjectNode().put("location", location(folder, number)));
    }

    /** {@code PATCH /jobs/:jobid?mode=cancel}. */
    Answer cancel(RestRequest request) throws RestRefusal {
        String mode = request.query().getOrDefault("mode", "cancel");
        if (!mode.equals("cancel")) {
            throw new RestRefusal(
                    RestRefusal.BAD_REQUEST,
                    "There is no termination mode '" + mode
                            + "'; there is mode=cancel, and POST /jobs/:jobid/stop for a" + " graceful end.");
        }
        if (job.isOver()) {
            throw new RestRefusal(
                    RestRefusal.CONFLICT,
                    "Job cancellation failed because the job has already reached another terminal state ("
                            + JobStates.of(job.moment().job().status()) + ").");
        }
        cancel();
        return Answer.accepted(JSON.createObjectNode());
    }

    // ---- where savepoints go -------------------------------------------------------------------------------------

    /** A folder in the directory that the request names, with a name as Flink gives it; null for where the run keeps its snapshots. */
    private @Nullable Path folder(@Nullable String target, String property) throws RestRefusal {
        if (target == null) {
            if (keptIn == null) {
                throw new RestRefusal(
                        RestRefusal.BAD_REQUEST,
                        "The run keeps no snapshots (--checkpoints DIR). Property [" + property
                                + "] must be provided.");
            }
            return null;
        }
        try {
            Path directory = target.matches(URI_WITH_SCHEME) ? Path.of(URI.create(target)) : Path.of(target);
            Files.createDirectories(directory);
            String random = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
            return directory.toAbsolutePath().resolve("savepoint-" + job.id().substring(0, 6) + "-" + random);
        } catch (IOException | IllegalArgumentException | FileSystemNotFoundException unusable) {
            throw new RestRefusal(
                    RestRefusal.BAD_REQUEST,
                    "'" + target + "' cannot be a folder for savepoints: " + unusable.getMessage() + ".");
        }
    }

    private String location(@Nullable Path folder, long number) {
        if (folder != null) {
            return folder.toString();
        }
        return keptIn == null ? "" : SnapshotDirectory.savepoint(keptIn, number).toString();
    }
}
