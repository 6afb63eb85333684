using System.Globalization;
using Comm100.LiveChat.Client.Benchmarks.Contenders;
using Comm100.LiveChat.Client.Benchmarks.Measuring;

namespace Comm100.LiveChat.Client.Benchmarks.Report;

/// <summary>What is aimed at, and what was measured.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Beside">What it is compared with.</param>
/// <param name="Limit">The limit.</param>
/// <param name="Value">What was measured.</param>
/// <param name="IsMost">Whether the limit is the most that is allowed, and not the least.</param>
/// <param name="Unit">The unit, behind a space; empty for a ratio.</param>
internal sealed record Target(string Name, string Beside, double Limit, double Value, bool IsMost = true, string Unit = "")
{
    private const double MegaByte = 1_000_000;

    // Judged as it is printed.
    public bool IsMet => IsMost ? Math.Round(Value, 2) <= Limit : Math.Round(Value, 2) >= Limit;

    public string LimitText => string.Create(CultureInfo.InvariantCulture, $"{(IsMost ? "at most" : "at least")} {Limit:0.00}{Unit}");

    public string ValueText => string.Create(CultureInfo.InvariantCulture, $"{Value:0.00}{Unit}");

    public static IReadOnlyList<Target> From(IReadOnlyList<Figure> figures, StartFigures starts)
    {
        const string Floor = "the floor";
        const string Refit = "bare Refit";
        Figure ToFloor(string name) => figures.Single(figure => figure.Case == name && figure.Library == Contender.Client);
        Figure ToRefit(string name) => figures.Single(figure => figure.Case == name && figure.Library == Figure.ClientToRefit);

        List<Target> targets = [];
        foreach (var (name, title) in ((string, string)[])[("read-one", "Read one"), ("create", "Create"), ("settings", "Settings")])
        {
            targets.Add(new Target($"{title}: time", Refit, AllocationGuard.MaxOfRefit, ToRefit(name).Time));
            targets.Add(new Target($"{title}: bytes", Refit, AllocationGuard.MaxOfRefit, ToRefit(name).Bytes));
        }

        foreach (var (name, title) in ((string, string)[])[("list-100", "List of 100"), ("page-100", "Page of 100 chats"), (BenchmarkCase.Walk, "Walk over 10,000 chats, without prefetch")])
        {
            targets.Add(new Target($"{title}: time", Floor, 1.00, ToFloor(name).Time));
            targets.Add(new Target($"{title}: bytes", Floor, 1.45, ToFloor(name).Bytes));
            targets.Add(new Target($"{title}: time", Refit, 1.00, ToRefit(name).Time));
            targets.Add(new Target($"{title}: bytes", Refit, 1.00, ToRefit(name).Bytes));
        }

        targets.Add(new Target("Walk with prefetch, where the service takes as long as the caller: throughput", Floor, 1.7, 1 / ToFloor("prefetch").Time, IsMost: false));
        targets.Add(new Target("200 callers at once: throughput", Floor, 0.9, 1 / ToFloor("concurrent-200").Time, IsMost: false));
        targets.Add(new Target("Cold start: time", Refit, 1.10, starts.Starts.Single(start => start is { Kind: "jit", Name: Figure.ClientToRefit }).Ratio));
        targets.Add(new Target("Native program with one group: size over that of", Floor, 4, starts.Sizes.Single(size => size.Name == Contender.Client).Over / MegaByte, Unit: " MB"));
        return targets;
    }
}
