using System.Globalization;
using Comm100.LiveChat.Client.ColdStart;
using Comm100.LiveChat.Client.Testing;

// How long a program takes from its start to its first answer, and how large it is when it is compiled natively: one that calls with the
// client, and one that calls with HttpClient and a generated contract, the floor. Both ask a service in this process. The lines are
// 'start KIND NAME MILLISECONDS RATIO' and 'size native NAME BYTES OVER', with the ratio to the floor, and the bytes over it.
const int Runs = 41;
const int UncountedRuns = 3;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string repository = FindRepository();
bool isNative = !args.Contains("--jit-only", StringComparer.Ordinal);

List<App[]> pairs = [[await App.BuildAsync(repository, "floor", "FloorApp"), await App.BuildAsync(repository, "client", "ClientApp")]];
if (isNative)
{
    pairs.Add([await App.PublishAsync(repository, "floor", "FloorApp"), await App.PublishAsync(repository, "client", "ClientApp")]);
}

await using LiveChatFake fake = await LiveChatFake.StartAsync();
foreach (App[] pair in pairs)
{
    List<double>[] times = [[], []];
    List<double> ratios = [];
    for (int run = -UncountedRuns; run < Runs; run++)
    {
        // In turn, and the other first in the next run, so that a busy machine is so to both.
        double[] now = new double[pair.Length];
        foreach (int i in (int[])(run % 2 == 0 ? [0, 1] : [1, 0]))
        {
            now[i] = (await pair[i].StartAsync(fake.BaseAddress, fake.AccessToken)).TotalMilliseconds;
        }

        if (run >= 0)
        {
            times[0].Add(now[0]);
            times[1].Add(now[1]);
            ratios.Add(now[1] / now[0]);
        }
    }

    Console.WriteLine($"start {pair[0].Kind} {pair[0].Name} {Median(times[0]):0.0} 1.00");
    Console.WriteLine($"start {pair[1].Kind} {pair[1].Name} {Median(times[1]):0.0} {Median(ratios):0.00}");
}

if (isNative)
{
    foreach (App app in pairs[^1])
    {
        Console.WriteLine($"size native {app.Name} {app.Length} {app.Length - pairs[^1][0].Length}");
    }
}

static double Median(IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);

static string FindRepository()
{
    for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
    {
        if (File.Exists(Path.Combine(folder.FullName, "Comm100.LiveChat.Client.sln")))
        {
            return folder.FullName;
        }
    }

    throw new InvalidOperationException("The program must lie inside the repository.");
}
