using System.Diagnostics;
using System.Diagnostics.Metrics;
using Comm100.LiveChat.Client.Benchmarks.Contenders;
using Comm100.LiveChat.Client.Benchmarks.Service;

namespace Comm100.LiveChat.Client.Benchmarks.Measuring;

/// <summary>All cases, one after the other, in a time that is given by a scale: at 1 in less than a minute.</summary>
/// <param name="answers">What the service sends.</param>
/// <param name="scale">How long to measure.</param>
/// <param name="report">Gets each figure when it is there.</param>
/// <param name="chosen">The names of the cases to measure; all if it is empty.</param>
internal sealed class QuickRun(CannedAnswers answers, double scale, Action<Figure> report, params IReadOnlyCollection<string> chosen)
{
    private const string Concurrent = "concurrent-200";

    private const int Callers = 200;
    private const int CallsOfEach = 25;
    private const int Cases = 11;

    // Where the machine is too busy for the plan, all cases that are left get less.
    private readonly TimeSpan _planned = TimeSpan.FromSeconds(45 * scale);
    private readonly long _begin = Stopwatch.GetTimestamp();
    private readonly List<Figure> _figures = [];
    private int _compared;

    /// <summary>How often a thread had to wait for a lock in the case of 200 callers, for each call: of the floor, of the client and of Refit.</summary>
    public IReadOnlyDictionary<string, double> LockWaits { get; private set; } = new Dictionary<string, double>(StringComparer.Ordinal);

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        using var service = new CannedService(answers, AnswerTime.AtOnce);
        using var floor = new FloorContender(service);
        using var client = new ClientContender(service);
        using var refit = new RefitContender(service);
        using var restSharp = new RestSharpContender(service);
        using var restEase = new RestEaseContender(service);
        using var flurl = new FlurlContender(service);
        Contender[] measured = [floor, client, refit];
        Contender[] all = [.. measured, restSharp, restEase, flurl];
        if (chosen.Count > 0)
        {
            // Fewer, so that each of them gets more of the time.
            all = measured;
        }

        await Equality.CheckAsync(BenchmarkCase.All, all);

        foreach (BenchmarkCase one in BenchmarkCase.All)
        {
            bool isWalk = one.Name == BenchmarkCase.Walk;
            await CompareAsync(
                one.Name,
                warmUp: isWalk ? 0 : 0.2,
                duration: isWalk ? 4.5 : 2.2,
                all.Select((contender, i) => new Subject(contender.Name, () => one.Call(contender), isWalk && i >= measured.Length ? 4 : 1)));
        }

        await MeasureTelemetryAsync(client);
        await CompareAsync(BenchmarkCase.Error.Name, 0.3, 1.5, measured.Select(contender => Of(contender, BenchmarkCase.Error)));
        await MeasureLaterAsync();
        await MeasurePrefetchAsync();
        string[] unknown = [.. chosen.Except(_figures.Select(figure => figure.Case), StringComparer.Ordinal)];
        return unknown.Length == 0 ? _figures : throw new InvalidOperationException($"There is no case '{string.Join("', '", unknown)}'.");
    }

    private bool IsChosen(string name) => chosen.Count == 0 || chosen.Contains(name, StringComparer.Ordinal);

    private static Subject Of(Contender contender, BenchmarkCase one) => new(contender.Name, () => one.Call(contender));

    private async Task CompareAsync(string name, double warmUp, double duration, IEnumerable<Subject> subjects, bool isProcessorTime = true)
    {
        if (!IsChosen(name))
        {
            return;
        }

        double left = (_planned - Stopwatch.GetElapsedTime(_begin)).TotalSeconds / ((chosen.Count == 0 ? Cases : chosen.Count) - _compared);
        _compared++;
        var comparison = new Comparison(TimeSpan.FromSeconds(warmUp), TimeSpan.FromSeconds(Math.Min(duration * scale, Math.Max(0, left))), isProcessorTime);
        foreach (Figure figure in await comparison.MeasureAsync(name, [.. subjects]))
        {
            _figures.Add(figure);
            report(figure);
        }
    }

    /// <summary>The client with a listener to its activities and its measurements, beside itself without.</summary>
    private async Task MeasureTelemetryAsync(ClientContender client)
    {
        async Task ListenedAsync()
        {
            using var activities = new ActivityListener
            {
                ShouldListenTo = source => source.Name == LiveChatTelemetry.MeterName,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            };
            ActivitySource.AddActivityListener(activities);
            using var measurements = new MeterListener
            {
                InstrumentPublished = (instrument, listener) =>
                {
                    if (instrument.Meter.Name == LiveChatTelemetry.MeterName)
                    {
                        listener.EnableMeasurementEvents(instrument);
                    }
                },
            };
            measurements.SetMeasurementEventCallback<long>((_, _, _, _) => { });
            measurements.SetMeasurementEventCallback<double>((_, _, _, _) => { });
            measurements.Start();
            await RepeatAsync(client);
        }

        // To begin and end listening takes its time, so that many calls go with each.
        await CompareAsync("telemetry", 0.3, 1.5, [new Subject("unheard", () => RepeatAsync(client)), new Subject(client.Name, ListenedAsync)]);

        static async Task RepeatAsync(ClientContender client)
        {
            const int Calls = 1000;
            for (int i = 0; i < Calls; i++)
            {
                await client.ReadOneAsync();
            }
        }
    }

    /// <summary>Answers that come on another turn of a thread, to one caller and to 200 at once.</summary>
    private async Task MeasureLaterAsync()
    {
        using var service = new CannedService(answers, AnswerTime.Later);
        using var floor = new FloorContender(service);
        using var client = new ClientContender(service);
        using var refit = new RefitContender(service);
        Contender[] all = [floor, client, refit];
        await CompareAsync("read-one-later", 0.3, 1.5, all.Select(contender => Of(contender, BenchmarkCase.ReadOne)));
        await CompareAsync(Concurrent, 0.3, 2, all.Select(contender => new Subject(contender.Name, () => CallAtOnceAsync(contender))), isProcessorTime: false);
        if (!IsChosen(Concurrent))
        {
            return;
        }

        var waits = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (Contender contender in all)
        {
            const int Repetitions = 20;
            long before = Monitor.LockContentionCount;
            for (int i = 0; i < Repetitions; i++)
            {
                await CallAtOnceAsync(contender);
            }

            waits[contender.Name] = (Monitor.LockContentionCount - before) / (double)(Repetitions * Callers * CallsOfEach);
        }

        LockWaits = waits;
    }

    private static Task CallAtOnceAsync(Contender contender)
    {
        return Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(CallAsync)));

        async Task CallAsync()
        {
            for (int i = 0; i < CallsOfEach; i++)
            {
                await contender.ReadOneAsync();
            }
        }
    }

    /// <summary>A service that takes as long to answer as the caller works on a page.</summary>
    private async Task MeasurePrefetchAsync()
    {
        using var service = new CannedService(answers, AnswerTime.AfterDelay);
        using var floor = new FloorContender(service);
        using var client = new ClientContender(service, prefetches: true);
        static Task WorkAsync() => Task.Delay(CannedService.Delay, TimeProvider.System);
        await CompareAsync("prefetch", 0, 2, [new Subject(floor.Name, () => floor.WalkAsync(WorkAsync)), new Subject(client.Name, () => client.WalkAsync(WorkAsync))], isProcessorTime: false);
    }
}
