package dev.millrace.app.rest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.millrace.host.Engine;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Answers on 127.0.0.1 alone, with the paths and shapes of <a
 * href="https://nightlies.apache.org/flink/flink-docs-stable/docs/ops/rest_api/">Flink's REST API</a>, for one job that runs.
 */
public final class RestServer implements AutoCloseable {
    private static final int BODY_BYTES_MAX = 64 * 1024;
    private static final int THREADS = 2;
    private static final byte[] LOCAL = {127, 0, 0, 1};
    /** For how long the server waits after the job's end for those who have not heard yet what they asked for. */
    private static final long LINGER_MS = 10_000;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, RestServer::daemon);
    private final Routes routes;
    private final Operations operations;
    /** Held to read while an answer is on its way. */
    private final ReadWriteLock answering = new ReentrantReadWriteLock();

    private RestServer(HttpServer server, Routes routes, Operations operations) {
        this.server = server;
        this.routes = routes;
        this.operations = operations;
    }

    /**
     * Starts a server. Throws where the port is not free.
     *
     * @param port 0 for any that is free
     * @param job what is told of the job
     * @param run where commands go
     * @param keptIn where the run keeps its snapshots; null for nowhere
     */
    public static RestServer start(int port, RunningJob job, Engine.Run run, @Nullable Path keptIn) throws IOException {
        Operations operations = new Operations();
        JobControl control = new JobControl(job, run::command, keptIn, operations);
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOCAL), port), 0);
        RestServer started = new RestServer(http, routes(job, control, operations), operations);
        http.createContext("/", started::answer);
        http.setExecutor(started.threads);
        http.start();
        return started;
    }

    private static Routes routes(RunningJob job, JobControl control, Operations operations) {
        JobAnswers jobs = new JobAnswers(job);
        VertexAnswers vertices = new VertexAnswers(job);
        CheckpointAnswers checkpoints = new CheckpointAnswers(job);
        return new Routes(List.of(
                new Route("GET", "/overview", jobs::overview),
                new Route("GET", "/jobs", jobs::ids),
                new Route("GET", "/jobs/overview", jobs::jobs),
                of(job, "GET", "", jobs::job),
                of(job, "PATCH", "", control::cancel),
                of(job, "GET", "/plan", jobs::plan),
                of(job, "GET", "/exceptions", jobs::exceptions),
                of(job, "GET", "/vertices/:vertexid", vertices::vertex),
                of(job, "GET", "/vertices/:vertexid/backpressure", vertices::backPressure),
                of(job, "GET", "/vertices/:vertexid/metrics", vertices::metrics),
                of(job, "GET", "/vertices/:vertexid/watermarks", vertices::watermarks),
                of(job, "GET", "/checkpoints", checkpoints::checkpoints),
                of(job, "GET", "/checkpoints/details/:checkpointid", checkpoints::details),
                of(job, "POST", "/checkpoints", control::checkpoint),
                of(job, "GET", "/checkpoints/:triggerid", operations::status),
                of(job, "POST", "/savepoints", control::savepoint),
                of(job, "GET", "/savepoints/:triggerid", operations::status),
                of(job, "POST", "/stop", control::stop)));
    }

    /** A path of the one job there is. */
    private static Route of(RunningJob job, String method, String path, Route.Handler handler) {
        return new Route(method, "/jobs/:jobid" + path, request -> {
            if (!request.part("jobid").equals(job.id())) {
                throw new RestRefusal(
                        RestRefusal.NOT_FOUND,
                        "Job " + request.part("jobid") + " not found; GET /jobs says which there is.");
            }
            return handler.answer(request);
        });
    }

    /** The port that it answers on. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        answering.readLock().lock();
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX);
            Answer answer = isFromHere(exchange)
                    ? routes.answer(exchange.getRequestMethod(), exchange.getRequestURI(), body)
                    : Answer.refused(new RestRefusal(
                            RestRefusal.FORBIDDEN,
                            "Only programs of this machine are answered, and no pages of a browser: ask 127.0.0.1 or"
                                    + " localhost, without an Origin header."));
            send(exchange, answer);
        } finally {
            answering.readLock().unlock();
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] text = answer.body().toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
        exchange.sendResponseHeaders(answer.status(), text.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(text);
        }
    }

    /** A page that a browser has loaded from elsewhere can reach this address too, by name or directly; it must not command the job. */
    private static boolean isFromHere(HttpExchange exchange) {
        String host =
                String.valueOf(exchange.getRequestHeaders().getFirst("Host")).replaceFirst(":\\d+$", "");
        return (host.equals("127.0.0.1") || host.equals("localhost"))
                && !exchange.getRequestHeaders().containsKey("Origin");
    }

    /** Waits a while for those who have not heard yet what became of what they asked for, and ends. */
    @Override
    public void close() {
        try {
            operations.awaitTold(LINGER_MS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        answering.writeLock().lock();
        try {
            server.stop(0);
            threads.shutdown();
        } finally {
            answering.writeLock().unlock();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "rest");
        thread.setDaemon(true);
        return thread;
    }
}
