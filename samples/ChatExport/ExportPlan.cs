using System.Globalization;

namespace ChatExport;

/// <summary>Decides where an export starts: from the beginning, or from the checkpoint of an earlier export with the same arguments.</summary>
internal static class ExportPlan
{
    private const int DefaultPageSize = 100;
    private const int DefaultDays = 30;

    /// <summary>Creates the first checkpoint, or reads the one to continue from.</summary>
    /// <exception cref="ExportException">A file would be overwritten, or the checkpoint belongs to another export.</exception>
    public static Checkpoint Create(ExportArguments arguments, ExportFile file, CheckpointFile checkpoints, Service service)
    {
        Checkpoint? earlier = checkpoints.Read();
        if (earlier is null)
        {
            // An export writes its first checkpoint before its first page, so a file without a checkpoint is not from an export.
            return file.Length == 0
                ? Start(arguments, file, service)
                : throw new ExportException($"{file.Path} is not empty, and {checkpoints.Path} does not exist. Specify another file, or delete this one.");
        }

        if (!arguments.Resume)
        {
            throw new ExportException($"{checkpoints.Path} belongs to an earlier export. Use --resume to continue it, specify another file, or delete both files.");
        }

        RequireSame(earlier, arguments, service);
        if (file.Length < earlier.Bytes)
        {
            throw new ExportException(string.Create(
                CultureInfo.InvariantCulture,
                $"{file.Path} has {file.Length} bytes, but its checkpoint has {earlier.Bytes}: the file was changed. Delete both files to start again."));
        }

        // Checked before bytes after the checkpoint are removed, or items are added to a wrong file.
        return file.ComputeHash(earlier.Bytes) == earlier.FileHash
            ? earlier
            : throw new ExportException($"{file.Path} is not the file that {checkpoints.Path} belongs to, or it was changed. Specify the right file, or delete both files to start again.");
    }

    private static Checkpoint Start(ExportArguments arguments, ExportFile file, Service service)
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
                FileHash = file.ComputeHash(0),
            }
            : throw new ExportException($"--from must be before {(arguments.To is null ? $"now, {Format(end)}" : "--to")}.");
    }

    // An omitted argument does not change. A different one would mix two exports in one file.
    private static void RequireSame(Checkpoint earlier, ExportArguments arguments, Service service)
    {
        RequireSame("--kind", arguments.Kind, earlier.Kind, kind => Format(kind));
        RequireSame("--format", arguments.Format, earlier.Format, format => Format(format));
        RequireSame("--from", arguments.From, earlier.From, Format);
        RequireSame("--to", arguments.To, earlier.To, Format);
        RequireSame("--page-size", arguments.PageSize, earlier.PageSize, size => size.ToString(CultureInfo.InvariantCulture));
        if (earlier.Service != service.RealAddress)
        {
            throw new ExportException($"The export was started with {earlier.Service?.ToString() ?? "the fake"}, not with {service.RealAddress?.ToString() ?? "the fake"}. Resume it with the same service.");
        }

        RequireSame("--fake-chats", service.FakeChats, earlier.FakeChats, count => count.ToString(CultureInfo.InvariantCulture));
    }

    private static void RequireSame<T>(string name, T? argument, T? earlier, Func<T, string> format)
        where T : struct
    {
        if (argument is { } value && !argument.Equals(earlier))
        {
            string before = earlier is { } known ? $"with {name} {format(known)}" : $"without {name}";
            throw new ExportException($"The export was started {before}, and cannot continue with {name} {format(value)}. Use the same arguments, or specify another file.");
        }
    }

    private static string Format(Enum value) => value.ToString().ToLowerInvariant();

    private static string Format(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
