using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Comm100.LiveChat.Client.Benchmarks.Contenders;
using Comm100.LiveChat.Client.Benchmarks.Service;

namespace Comm100.LiveChat.Client.Benchmarks;

/// <summary>The cases with all libraries, measured by BenchmarkDotNet.</summary>
[Config(typeof(InProcess))]
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByMethod)]
public class CallBenchmarks : IDisposable
{
    private CannedService _service = null!;
    private Contender _contender = null!;

    [ParamsSource(nameof(Libraries))]
    public string Library { get; set; } = "";

    public static IEnumerable<string> Libraries => Contender.Names;

    // Not asynchronous: BenchmarkDotNet would not wait for it in this process.
    [GlobalSetup]
    public void Setup()
    {
        _service = new CannedService(Task.Run(CannedAnswers.CreateAsync).GetAwaiter().GetResult(), AnswerTime.AtOnce);
        _contender = Contender.Create(Library, _service);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    [Benchmark(Description = "read-one")]
    public Task ReadOneAsync() => _contender.ReadOneAsync();

    [Benchmark(Description = "list-100")]
    public Task ListAsync() => _contender.ListAsync();

    [Benchmark(Description = "create")]
    public Task CreateAsync() => _contender.CreateAsync();

    [Benchmark(Description = "settings")]
    public Task UpdateSettingsAsync() => _contender.UpdateSettingsAsync();

    [Benchmark(Description = "page-100")]
    public Task ReadPageAsync() => _contender.ReadPageAsync();

    [Benchmark(Description = "walk-10000")]
    public Task WalkAsync() => _contender.WalkAsync();

    protected virtual void Dispose(bool disposing)
    {
        _contender.Dispose();
        _service.Dispose();
    }

    /// <summary>In this process: BenchmarkDotNet 0.14 cannot build for the runtime that this is.</summary>
    private sealed class InProcess : ManualConfig
    {
        public InProcess()
        {
            AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance));
            AddColumn(RankColumn.Arabic);
        }
    }
}
