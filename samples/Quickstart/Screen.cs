using System.Text;
using Spectre.Console;

namespace Quickstart;

/// <summary>Creates the output for a terminal, or plain text with long lines for a file or a pipe.</summary>
internal static class Screen
{
    private const int FileWidth = 1000;

    public static IAnsiConsole Create()
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (!Console.IsOutputRedirected)
        {
            return AnsiConsole.Console;
        }

        IAnsiConsole screen = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(Console.Out),
        });
        screen.Profile.Width = FileWidth;
        return screen;
    }

    public static Table CreateTable(params string[] columns)
    {
        Table table = new Table().Border(TableBorder.Rounded);
        foreach (string column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column)));
        }

        return table;
    }

    /// <summary>Adds a row of plain text. Brackets in a cell are not markup.</summary>
    public static void AddTextRow(this Table table, params string?[] cells) => table.AddRow(cells.Select(cell => new Text(cell ?? "")));

    public static string Time(DateTimeOffset? time) => time is { } known ? $"{known.UtcDateTime:yyyy-MM-dd HH:mm}" : "";

    public static string YesOrNo(bool? flag) => flag switch { true => "yes", false => "no", null => "" };
}
