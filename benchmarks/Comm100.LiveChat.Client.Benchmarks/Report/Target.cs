using System.Globalization;
using Comm100.LiveChat.Client.Benchmarks.Adapters;
using Comm100.LiveChat.Client.Benchmarks.Measuring;

namespace Comm100.LiveChat.Client.Benchmarks.Report;

/// <summary>A performance target and the measured value.</summary>
/// <param name="Name">The measured quantity.</param>
/// <param name="ComparedWith">The library that the client is compared with.</param>
/// <param name="Limit">The maximum or minimum.</param>
/// <param name="Value">The measured value.</param>
/// <param name="IsMaximum">Whether <paramref name="Limit"/> is a maximum; otherwise it is a minimum.</param>
/// <param name="Unit">The unit with a leading space; empty for a ratio.</param>
internal sealed record Target(string Name, string ComparedWith, double Limit, double Value, bool IsMaximum = true, string Unit = "")
{
    private const double MegaByte = 1_000_000;

    // Rounded as in the page, so that both agree.
    public bool IsMet => IsMaximum ? Math.Round(Value, 2) <= Limit : Math.Round(Value, 2) >= Limit;

    public string LimitText => string.Create(CultureInfo.InvariantCulture, $"{(IsMaximum ? "at most" : "at least")} {Limit:0.00}{Unit}");

    public string ValueText => string.Create(CultureInfo.InvariantCulture, $"{Value:0.00}{Unit}");

    public static IReadOnlyList<Target> From(IReadOnlyList<Figure> figures, StartFigures starts)
    {
        const string Baseline = "baseline";
        const string Refit = "bare Refit";
        Figure GetBaselineFigure(string name) => figures.Single(figure => figure.Case == name && figure.Library == LibraryAdapter.Client);
        Figure GetRefitFigure(string name) => figures.Single(figure => figure.Case == name && figure.Library == Figure.ClientToRefit);

        List<Target> targets = [];
        foreach (var (name, title) in ((string, string)[])[("read-one", "Read one"), ("create", "Create"), ("settings", "Settings")])
        {
            targets.Add(new Target($"{title}: time", Refit, AllocationCheck.MaxRatioToRefit, GetRefitFigure(name).Time));
            targets.Add(new Target($"{title}: bytes", Refit, AllocationCheck.MaxRatioToRefit, GetRefitFigure(name).Bytes));
        }

        foreach (var (name, title) in ((string, string)[])[("list-100", "List of 100"), ("page-100", "Page of 100 chats"), (BenchmarkCase.Enumeration, "Enumeration of 10,000 chats without pages ahead")])
        {
            targets.Add(new Target($"{title}: time", Baseline, 1.00, GetBaselineFigure(name).Time));
            targets.Add(new Target($"{title}: bytes", Baseline, 1.45, GetBaselineFigure(name).Bytes));
            targets.Add(new Target($"{title}: time", Refit, 1.00, GetRefitFigure(name).Time));
            targets.Add(new Target($"{title}: bytes", Refit, 1.00, GetRefitFigure(name).Bytes));
        }

        targets.Add(new Target("Enumeration with one page ahead, where the service takes as long as the caller: throughput", Baseline, 1.7, 1 / GetBaselineFigure("prefetch").Time, IsMaximum: false));
        Figure fourAhead = figures.Single(figure => figure is { Case: QuickRun.PagesAhead, Library: QuickRun.FourAhead });
        targets.Add(new Target("Enumeration with 4 pages ahead, where the service takes 20 ms: throughput", "no pages ahead", 3.5, 1 / fourAhead.Time, IsMaximum: false));
        targets.Add(new Target("200 concurrent callers: throughput", Baseline, 0.9, 1 / GetBaselineFigure("concurrent-200").Time, IsMaximum: false));
        targets.Add(new Target("Cold start: time", Refit, 1.10, starts.Starts.Single(start => start is { Kind: "jit", Name: Figure.ClientToRefit }).Ratio));
        targets.Add(new Target("Native AOT program with one group: additional size", Baseline, 4, starts.Sizes.Single(size => size.Name == LibraryAdapter.Client).ExtraBytes / MegaByte, Unit: " MB"));
        return targets;
    }
}
