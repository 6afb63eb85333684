using System.Globalization;
using Comm100.LiveChat.Client.Benchmarks.Measuring;

namespace Comm100.LiveChat.Client.Benchmarks.Report;

/// <summary>What is aimed at, and what was measured.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Limit">The limit.</param>
/// <param name="Value">What was measured.</param>
/// <param name="IsMost">Whether the limit is the most that is allowed, and not the least.</param>
/// <param name="Unit">The unit, behind a space; empty for a ratio.</param>
internal sealed record Target(string Name, double Limit, double Value, bool IsMost = true, string Unit = "")
{
    private const double MegaByte = 1_000_000;

    // Judged as it is printed.
    public bool IsMet => IsMost ? Math.Round(Value, 2) <= Limit : Math.Round(Value, 2) >= Limit;

    public string LimitText => string.Create(CultureInfo.InvariantCulture, $"{(IsMost ? "at most" : "at least")} {Limit:0.00}{Unit}");

    public string ValueText => string.Create(CultureInfo.InvariantCulture, $"{Value:0.00}{Unit}");

    public static IReadOnlyList<Target> From(IReadOnlyList<Figure> figures, StartFigures starts)
    {
        Figure Client(string name) => figures.Single(figure => figure.Case == name && figure.Library == "client");

        return
        [
            new Target("Read one: time", 1.20, Client("read-one").Time),
            new Target("Read one: bytes", 1.15, Client("read-one").Bytes),
            new Target("List of 100: time", 1.03, Client("list-100").Time),
            new Target("List of 100: bytes", 1.03, Client("list-100").Bytes),
            new Target("Create: time", 1.20, Client("create").Time),
            new Target("Create: bytes", 1.15, Client("create").Bytes),
            new Target("Walk over 10,000 chats, without prefetch: throughput", 0.95, 1 / Client(BenchmarkCase.Walk).Time, IsMost: false),
            new Target("Walk with prefetch, where the service takes as long as the caller: throughput", 1.7, 1 / Client("prefetch").Time, IsMost: false),
            new Target("200 callers at once: throughput", 0.9, 1 / Client("concurrent-200").Time, IsMost: false),
            new Target("Cold start", 1.15, starts.Starts.Single(start => start is { Kind: "jit", Name: "client" }).Ratio),
            new Target("Native program with one group: size over the floor's", 2.5, starts.Sizes.Single(size => size.Name == "client").Over / MegaByte, Unit: " MB"),
        ];
    }
}
