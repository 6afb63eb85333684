using System.Globalization;
using BenchmarkDotNet.Running;
using Comm100.LiveChat.Client.Benchmarks;
using Comm100.LiveChat.Client.Benchmarks.Measuring;
using Comm100.LiveChat.Client.Benchmarks.Report;
using Comm100.LiveChat.Client.Benchmarks.Service;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

switch (args.FirstOrDefault())
{
    case "--quick":
        await new QuickRun(await CannedAnswers.CreateAsync(), scale: 1, Console.WriteLine, args[1..]).RunAsync();
        return 0;

    case "--report":
        return await PerformanceReport.WriteAsync();

    case "--allocations":
        return await AllocationGuard.PrintAsync();

    case "--check-allocations":
        return await AllocationGuard.CheckAsync();

    case "--update-allocations":
        return await AllocationGuard.UpdateAsync();

    case "--repeat":
        // For a profiler: one case of the client, over and over.
        return await Repetition.RunAsync(args);

    case "--help":
        Console.WriteLine("""
            --quick [CASE…]        the ratios to the floor, within a minute: CASE LIBRARY time R bytes R;
                                   the lines of client/refit are the ratios to Refit. With cases, only these, of the floor, the client and Refit
            --report               writes docs/performance.md and its chart, with the times of starts and the sizes
            --allocations          the allocated bytes of each call of the client and of bare Refit
            --check-allocations    compares them with benchmarks/allocations.json, and the client with Refit
            --update-allocations   writes benchmarks/allocations.json
            --repeat CASE LIBRARY SECONDS   one case over and over, for a profiler
            all else               is passed on to BenchmarkDotNet, such as --filter '*'
            """);
        return 0;

    default:
        BenchmarkSwitcher.FromAssembly(typeof(CallBenchmarks).Assembly).Run(args);
        return 0;
}
