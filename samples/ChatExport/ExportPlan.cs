using System.Globalization;

namespace ChatExport;

/// <summary>Decides where an export begins: anew, or at the checkpoint of an earlier one that asked for the same.</summary>
internal static class ExportPlan
{
    private const int DefaultPageSize = 100;
    private const int DefaultDays = 30;

    /// <summary>The checkpoint to begin at.</summary>
    /// <exception cref="ExportException">Something would be overwritten, or the checkpoint is of another export.</exception>
    public static Checkpoint Make(ExportArguments arguments, ExportFile file, CheckpointFile checkpoints, Service service)
    {
        Checkpoint? earlier = checkpoints.Read();
        if (earlier is null)
        {
            // A file without a checkpoint is none of ours: even the first page is written after one.
            return file.Length == 0
                ? Begin(arguments, file, service)
                : throw new ExportException($"{file.Path} is not empty, and {checkpoints.Path} is not there to go on from. Name another file, or remove this one.");
        }

        if (!arguments.Resume)
        {
            throw new ExportException($"{checkpoints.Path} tells of an earlier export. Give --resume to go on with it, name another file, or remove both.");
        }

        RequireSame(earlier, arguments, service);
        if (file.Length < earlier.Bytes)
        {
            throw new ExportException(string.Create(
                CultureInfo.InvariantCulture,
                $"{file.Path} has {file.Length} bytes, fewer than the {earlier.Bytes} of its checkpoint: it was changed. Delete both to start again."));
        }

        // Before anything behind the checkpoint is cut off, or a line is added to a file that is another one.
        return file.HashOf(earlier.Bytes) == earlier.FileHash
            ? earlier
            : throw new ExportException($"{file.Path} is not the file that {checkpoints.Path} belongs to, or it was changed. Specify the right file, or delete both to start again.");
    }

    private static Checkpoint Begin(ExportArguments arguments, ExportFile file, Service service)
    {
        DateTimeOffset end = arguments.To ?? service.Clock.GetUtcNow();
        DateTimeOffset from = arguments.From ?? end.AddDays(-DefaultDays);
        return from < end
            ? new Checkpoint
            {
                Kind = arguments.Kind ?? ExportKind.Chats,
                Format = arguments.Format ?? ExportFormat.Jsonl,
                From = from,
                To = arguments.To,
                PageSize = arguments.PageSize ?? DefaultPageSize,
                Service = service.RealAddress,
                FakeChats = service.FakeChats,
                Bytes = 0,
                Items = 0,
                IsDone = false,
                FileHash = file.HashOf(0),
            }
            : throw new ExportException($"--from must be before {(arguments.To is null ? $"now, {Text(end)}" : "--to")}.");
    }

    // What is left out is as it was; what is given must be as it was, or the file would hold parts of two exports.
    private static void RequireSame(Checkpoint earlier, ExportArguments arguments, Service service)
    {
        RequireSame("--kind", arguments.Kind, earlier.Kind, kind => Text(kind));
        RequireSame("--format", arguments.Format, earlier.Format, format => Text(format));
        RequireSame("--from", arguments.From, earlier.From, Text);
        RequireSame("--to", arguments.To, earlier.To, Text);
        RequireSame("--page-size", arguments.PageSize, earlier.PageSize, size => size.ToString(CultureInfo.InvariantCulture));
        if (earlier.Service != service.RealAddress)
        {
            throw new ExportException($"The export was begun with {earlier.Service?.ToString() ?? "the fake"}, not with {service.RealAddress?.ToString() ?? "the fake"}. Resume it with the same service.");
        }

        RequireSame("--fake-chats", service.FakeChats, earlier.FakeChats, count => count.ToString(CultureInfo.InvariantCulture));
    }

    private static void RequireSame<T>(string name, T? given, T? earlier, Func<T, string> textOf)
        where T : struct
    {
        if (given is { } value && !given.Equals(earlier))
        {
            string before = earlier is { } known ? $"with {name} {textOf(known)}" : $"without {name}";
            throw new ExportException($"The export was begun {before}, and cannot go on with {name} {textOf(value)}. Resume it with the same arguments, or name another file.");
        }
    }

    private static string Text(Enum value) => value.ToString().ToLowerInvariant();

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
