package dev.millrace.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code millrace run ... --rest 0} under way, and whoever asks it. */
final class ServedJob implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final CompletableFuture<String> address = new CompletableFuture<>();
    private final CompletableFuture<Cli> end;

    private final class Told extends StringWriter {
        private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

        @Override
        public void flush() {
            Matcher said = ADDRESS.matcher(toString());
            if (said.find()) {
                address.complete(said.group());
            }
        }
    }

    private ServedJob(Object... arguments) {
        Object[] all = Stream.concat(Stream.of("run", "--rest", 0), Stream.of(arguments))
                .toArray();
        end = CompletableFuture.supplyAsync(() -> Cli.of(new Told(), all));
        var unused = end.thenAccept(over -> address.completeExceptionally(new IllegalStateException(over.err())));
    }

    /** Starts the command. */
    static ServedJob started(Object... arguments) {
        return new ServedJob(arguments);
    }

    /** The same, and waits until its job runs. */
    static ServedJob running(Object... arguments) throws IOException {
        ServedJob job = started(arguments);
        while (!job.get("/jobs").body().at("/jobs/0/status").asText().equals("RUNNING")) {
            Thread.onSpinWait();
        }
        return job;
    }

    /** What came back. */
    record Response(int status, JsonNode body) {
        String error() {
            return body.at("/errors/0").asText();
        }
    }

    String address() {
        return address.join();
    }

    /** The job's id. */
    String id() throws IOException {
        return get("/jobs").body().at("/jobs/0/id").asText();
    }

    Response get(String path) throws IOException {
        return send("GET", path, "");
    }

    /** Of a path behind the job's. */
    JsonNode job(String path) throws IOException {
        return get("/jobs/" + id() + path).body();
    }

    Response send(String method, String path, String body, String... headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Response(response.statusCode(), json(response.body()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the test was stopped");
        }
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }

    /** Begins something that takes time, and waits for what it leads to; throws where that is nothing. */
    JsonNode operation(String path, String body) throws IOException {
        String begun = "/jobs/" + id() + path;
        Response accepted = send("POST", begun, body);
        if (accepted.status() != 202) {
            throw new IOException(accepted.toString());
        }
        String results = begun.replaceFirst("/stop$", "/savepoints");
        while (true) {
            JsonNode now = get(results + "/" + accepted.body().get("request-id").asText())
                    .body();
            if (now.at("/status/id").asText().equals("COMPLETED")) {
                JsonNode operation = now.get("operation");
                if (operation.has("failure-cause")) {
                    throw new IOException(operation.toString());
                }
                return operation;
            }
            Thread.onSpinWait();
        }
    }

    /** Cancels the job where it still runs. */
    Cli cancelled() throws IOException {
        send("PATCH", "/jobs/" + id() + "?mode=cancel", "");
        return end.join();
    }

    /** The command's end, which comes by itself. */
    Cli end() {
        return end.join();
    }

    @Override
    public void close() throws IOException {
        if (!end.isDone()) {
            cancelled();
        }
    }
}
