"""Tasks at a desk."""

from typing import Any

from server.access.guard import current_actor, requires
from server.parsing import Blueprint
from server.schemas.tasks import NewTaskSchema, TaskPageSchema, TaskQuerySchema, TaskTickSchema
from server.services import tasks

blp = Blueprint("tasks", __name__, url_prefix="/api/tasks", description="Tasks, at a desk.")


@blp.get("")
@requires("tasks.read")
@blp.arguments(TaskQuerySchema, location="query")
@blp.response(200, TaskPageSchema)
def list_tasks(query: dict[str, Any]) -> tasks.TaskPage:
    """List tasks: open ones by their day, then what is done."""
    return tasks.list_tasks(current_actor(), **query)


@blp.post("")
@requires("tasks.write")
@blp.arguments(NewTaskSchema)
@blp.response(204)
def make_task(said: dict[str, Any]) -> None:
    """Give somebody a task."""
    tasks.make_task(current_actor(), **said)


@blp.post("/<uuid:task_id>/done")
@requires("tasks.write")
@blp.arguments(TaskTickSchema)
@blp.response(204)
def tick_task(said: dict[str, Any], task_id: object) -> None:
    """Say that a task is done, or not after all."""
    tasks.tick_task(current_actor(), str(task_id), **said)
