package io.xinglin.bench;

/**
 * Messages a second over MLLP, each acknowledged before the next is sent on its connection: the running server, which
 * commits, beside HAPI HL7v2's own server, which keeps nothing. Settings: {@code port messages connections repeat}.
 */
final class MllpBenchmark implements Benchmark {
    @Override
    public String purpose() {
        return "ADT^A04 messages/s with commit and ACK, beside HAPI's own server without persistence";
    }

    @Override
    public void run(Settings settings, Figures figures) throws Exception {
        int messages = settings.number("messages", 2000);
        int port = settings.number("port", 2575);
        int repeat = settings.number("repeat", 5);
        try (var hapi = new HapiServer()) {
            MllpLoad.send(port, messages, 4);
            MllpLoad.send(hapi.port(), messages, 4);
            for (int connections : settings.numbers("connections", "1,8")) {
                String suffix = connections == 1 ? ", 1 connection" : ", " + connections + " connections";
                double limit = figures.repeat(
                        "HAPI server, nothing kept" + suffix,
                        repeat,
                        "msg/s",
                        () -> MllpLoad.send(hapi.port(), messages, connections));
                double own = figures.repeat(
                        "Xinglin, committed" + suffix,
                        repeat,
                        "msg/s",
                        () -> MllpLoad.send(port, messages, connections));
                figures.print("Xinglin / HAPI" + suffix, own / limit, "");
            }
        }
    }
}
