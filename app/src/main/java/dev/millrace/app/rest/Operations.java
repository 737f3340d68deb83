package dev.millrace.app.rest;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What requests have begun, by id; one that is begun again under the same id is the same, so that a request may be repeated. */
final class Operations {
    private final Map<String, Operation> operations = new ConcurrentHashMap<>();

    /** Begins one, under the id that the request gives or an id of its own. */
    Answer begin(@Nullable String given, Consumer<Operation> beginning) throws RestRefusal {
        if (given != null && !given.matches("[0-9a-fA-F]{32}")) {
            throw new RestRefusal(
                    RestRefusal.BAD_REQUEST,
                    "'triggerId' must have 32 hexadecimal digits, which '" + given + "' has not.");
        }
        String id = given == null ? UUID.randomUUID().toString().replace("-", "") : given;
        Operation fresh = new Operation(id);
        Operation before = operations.putIfAbsent(id, fresh);
        if (before != null) {
            return before.begun();
        }
        beginning.accept(fresh);
        return fresh.begun();
    }

    /** How far the one is that the path names. */
    Answer status(RestRequest request) throws RestRefusal {
        Operation found = operations.get(request.part("triggerid"));
        if (found == null) {
            throw new RestRefusal(
                    RestRefusal.NOT_FOUND, "There is no operation under the id '" + request.part("triggerid") + "'.");
        }
        return found.status();
    }

    /** Waits until each result has been asked for, so long at most. As Flink's CompletedOperationCache does when it closes. */
    void awaitTold(long millis) throws InterruptedException {
        CompletableFuture<?>[] told =
                operations.values().stream().map(Operation::told).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(told).get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException nobodyAsks) {
            // Who has not asked by now does not want to know.
        }
    }
}
