using System.Globalization;
using System.Text;
using Comm100.LiveChat.Client.Benchmarks.Contenders;
using Comm100.LiveChat.Client.Benchmarks.Measuring;
using Comm100.LiveChat.Client.Benchmarks.Service;

namespace Comm100.LiveChat.Client.Benchmarks.Report;

/// <summary>Writes the figures of docs/performance.md, between its markers, and its chart. What stands outside is written by hand.</summary>
internal static class PerformanceReport
{
    private const string Command = "dotnet run -c Release --project benchmarks/Comm100.LiveChat.Client.Benchmarks -- --report";
    private const string Begin = "<!-- figures: begin, written by the benchmark program -->";
    private const string End = "<!-- figures: end -->";

    // Long enough that a busy moment does not count.
    private const double Scale = 4;

    public static async Task<int> WriteAsync()
    {
        string page = Path.Combine(Repository.Root, "docs", "performance.md");
        string text = await File.ReadAllTextAsync(page);
        int begin = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = text.IndexOf(End, StringComparison.Ordinal);
        if (begin < Begin.Length || end < begin)
        {
            throw new InvalidOperationException($"docs/performance.md has lost its markers '{Begin}' and '{End}'.");
        }

        var run = new QuickRun(await CannedAnswers.CreateAsync(), Scale, Console.WriteLine);
        IReadOnlyList<Figure> figures = await run.RunAsync();
        StartFigures starts = await StartFigures.MeasureAsync();
        await File.WriteAllTextAsync(Path.Combine(Repository.Root, "docs", "performance.svg"), Chart.Draw(figures));
        await File.WriteAllTextAsync(page, text[..begin] + "\n\n" + Figures(figures, run.LockWaits, starts) + "\n" + text[end..]);
        Console.WriteLine("docs/performance.md and docs/performance.svg are written.");
        return 0;
    }

    private static string Figures(IReadOnlyList<Figure> figures, IReadOnlyDictionary<string, double> lockWaits, StartFigures starts)
    {
        var text = new StringBuilder();
        Line(text, $"Measured on: {Machine.Describe()}.");
        Line(text, $"");
        Line(text, $"```bash");
        Line(text, $"{Command}");
        Line(text, $"```");
        Line(text, $"");
        Line(text, $"## Targets");
        Line(text, $"");
        Line(text, $"| Target | Beside | Limit | Measured | Met |");
        Line(text, $"|---|---|---|---|---|");
        foreach (Target target in Target.From(figures, starts))
        {
            Line(text, $"| {target.Name} | {target.Beside} | {target.LimitText} | {target.ValueText} | {(target.IsMet ? "yes" : "**no**")} |");
        }

        Line(text, $"");
        Line(text, $"![Time and allocated bytes of each library beside the floor](performance.svg)");
        Line(text, $"");
        Line(text, $"## Calls");
        Line(text, $"");
        Line(text, $"| Case | Library | Time | Ratio | Bytes | Ratio |");
        Line(text, $"|---|---|---:|---:|---:|---:|");
        // What is compared with Refit is among the targets.
        Figure[] toFloor = [.. figures.Where(figure => figure.Library != Figure.ClientToRefit)];
        string[] names = [.. BenchmarkCase.All.Select(one => one.Name)];
        foreach (Figure figure in toFloor.Where(figure => names.Contains(figure.Case, StringComparer.Ordinal)))
        {
            Row(text, figure);
        }

        Line(text, $"");
        Line(text, $"`read-one` is to {BenchmarkCase.All[0].Description}, `list-100` to {BenchmarkCase.All[1].Description}, `create` to {BenchmarkCase.All[2].Description}, `settings` to {BenchmarkCase.All[3].Description}, `page-100` to read {BenchmarkCase.All[4].Description}, `walk-10000` to {BenchmarkCase.All[5].Description}.");
        Line(text, $"");
        Line(text, $"## Special cases");
        Line(text, $"");
        Line(text, $"| Case | Measured | Time | Ratio | Bytes | Ratio |");
        Line(text, $"|---|---|---:|---:|---:|---:|");
        foreach (Figure figure in toFloor.Where(figure => !names.Contains(figure.Case, StringComparer.Ordinal)))
        {
            Row(text, figure);
        }

        Line(text, $"");
        Line(text, $"- `telemetry`: 1,000 times `read-one` while an `ActivityListener` and a `MeterListener` listen to the client, beside the client unheard.");
        Line(text, $"- `error`: {BenchmarkCase.Error.Description}. The floor reads the code and the message of the body too.");
        Line(text, $"- `read-one-later`: `read-one`, where the answer comes on another turn of a thread, as from a network.");
        Line(text, $"- `concurrent-200`: the same from 200 callers at once, 25 calls each. A thread had to wait for a lock in {lockWaits[Contender.Client]:0.00000} of the client's calls, in {lockWaits[Contender.Refit]:0.00000} of Refit's, and in {lockWaits[Contender.Floor]:0.00000} of the floor's.");
        Line(text, $"- `prefetch`: a walk over 1,000 chats with the next page asked for ahead. The service takes {CannedService.Delay.TotalMilliseconds:0} ms to answer, and the caller {CannedService.Delay.TotalMilliseconds:0} ms to work on a page.");
        Line(text, $"");
        Line(text, $"## Cold start and size");
        Line(text, $"");
        Line(text, $"From the start of a process to its first answer, of a service on the same machine; one group is used, `Bans`.");
        Line(text, $"");
        Line(text, $"| Program | Start | Ratio | Size | Over the floor's |");
        Line(text, $"|---|---:|---:|---:|---:|");
        foreach (StartFigure start in starts.Starts.Where(start => start.Name != Figure.ClientToRefit))
        {
            SizeFigure? size = start.Kind == "native" ? starts.Sizes.Find(size => size.Name == start.Name) : null;
            FormattableString sizes = size is null ? $"|" : (FormattableString)$"{size.Bytes / 1e6:0.00} MB | {size.Over / 1e6:0.00} MB";
            Line(text, $"| {start.Name}, {(start.Kind == "jit" ? ".NET 10, compiled as it runs" : ".NET 8, compiled natively")} | {start.Milliseconds:0.0} ms | {start.Ratio:0.00} | {sizes.ToString(CultureInfo.InvariantCulture)} |");
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, Figure figure) =>
        Line(text, $"| {figure.Case} | {figure.Library} | {TimeText(figure.Nanoseconds)} | {figure.Time:0.00} | {figure.BytesPerCall:#,0} | {figure.Bytes:0.00} |");

    private static string TimeText(double nanoseconds) => nanoseconds switch
    {
        < 1e5 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e3:0.00} µs"),
        < 1e6 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e3:0} µs"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e6:0.0} ms"),
    };

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
