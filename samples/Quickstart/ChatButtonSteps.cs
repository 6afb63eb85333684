using Comm100.LiveChat.Client;
using Spectre.Console;

namespace Quickstart;

/// <summary>Reads the chat button of a campaign, and changes it.</summary>
internal sealed class ChatButtonSteps(IChatButtonApi chatButton, IAnsiConsole screen, Service service)
{
    private ChatButton? _before;

    public async Task RunAsync(StepRunner steps)
    {
        if (service.CampaignId is not { } campaignId)
        {
            steps.Skip("Chat button", "no campaign is specified. Set LIVECHAT_CAMPAIGN_ID to read the chat button of a campaign.");
            return;
        }

        await steps.RunAsync($"Chat button of campaign {campaignId}", () => ReadAsync(campaignId));
        if (!service.IsFake)
        {
            steps.Skip("Change the chat button", "the sample only reads data of a real service.");
            return;
        }

        await steps.RunAsync("Change the chat button", () => ChangeAsync(campaignId));
    }

    private static string FormatDomains(ChatButton? button) => string.Join(", ", button?.AllowedDomains ?? []);

    private async Task ReadAsync(long campaignId)
    {
        ChatButton button = _before = await chatButton.GetAsync(campaignId);
        Table table = Screen.CreateTable("Setting", "Value");
        table.AddTextRow("Type", $"{button.Type}");
        table.AddTextRow("Color", button.Adaptive?.ThemeColor);
        table.AddTextRow("Hidden while offline", Screen.YesOrNo(button.IsHideOffline));
        table.AddTextRow("Only on certain domains", Screen.YesOrNo(button.IsUseDomainRestriction));
        table.AddTextRow("Domains", FormatDomains(button));
        screen.Write(table);
    }

    private async Task ChangeAsync(long campaignId)
    {
        // The type is required. Properties that are null keep their values, including nested ones.
        ChatButton after = await chatButton.UpdateAsync(campaignId, new ChatButton
        {
            Type = ChatButtonType.Adaptive,
            IsUseDomainRestriction = true,
            AllowedDomains = ["example.com", "shop.example.com"],
            Adaptive = new ChatButtonAdaptive { ThemeColor = "#0057b8" },
        });
        Table table = Screen.CreateTable("Setting", "Before", "After");
        table.AddTextRow("Type", $"{_before?.Type}", $"{after.Type}");
        table.AddTextRow("Color", _before?.Adaptive?.ThemeColor, after.Adaptive?.ThemeColor);
        table.AddTextRow("Hidden while offline", Screen.YesOrNo(_before?.IsHideOffline), Screen.YesOrNo(after.IsHideOffline));
        table.AddTextRow("Only on certain domains", Screen.YesOrNo(_before?.IsUseDomainRestriction), Screen.YesOrNo(after.IsUseDomainRestriction));
        table.AddTextRow("Domains", FormatDomains(_before), FormatDomains(after));
        screen.Write(table);
    }
}
