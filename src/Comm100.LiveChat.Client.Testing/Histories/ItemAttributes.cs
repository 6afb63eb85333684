namespace Comm100.LiveChat.Client.Testing.Histories;

/// <summary>What an item of a history belongs to: known without making the item, and not shown in it.</summary>
internal sealed record ItemAttributes(int CampaignId, int DepartmentId, int[] AgentIds, int CategoryId, int SegmentationId, string Type = "");
